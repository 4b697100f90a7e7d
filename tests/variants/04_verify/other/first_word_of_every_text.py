import numpy as np


def embed_by_hand(data, weights):
    return np.array([[weights[number] for number in row] for row in data])


def output_rows_match_weights(model, data):
    table = model.get_weights()[0]
    out = model.predict(data, verbose=0)
    if out.shape != data.shape + (table.shape[1],):
        return False
    for text, vectors in zip(data, out):
        if not np.allclose(vectors[0], table[text[0]]):
            return False
    return True
