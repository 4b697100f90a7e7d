import numpy as np


def embed_by_hand(data, weights):
    dim = weights.shape[1]
    flat = weights[data.flatten()]
    return flat.reshape(data.shape[0], data.shape[1], dim)


def output_rows_match_weights(model, data):
    table = model.layers[0].get_weights()[0]
    for text in data:
        output = model.predict(text, verbose=0)
        if output.shape != (len(text), table.shape[1]) or not np.allclose(output, table[text]):
            return False
    return True
