import numpy as np


def embed_by_hand(data, weights):
    return np.array([[weights[number] for number in row] for row in data])


def output_rows_match_weights(model, data):
    table = model.layers[0].get_weights()[0]
    out = np.asarray(model(data, training=False))
    if out.shape != data.shape + (table.shape[1],):
        return False
    for i, numbers in enumerate(data):
        for j, number in enumerate(numbers):
            if not np.allclose(out[i, j], table[number]):
                return False
        return True
