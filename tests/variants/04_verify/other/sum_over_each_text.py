import numpy as np


def embed_by_hand(data, weights):
    out = np.empty(data.shape + (weights.shape[1],), dtype=weights.dtype)
    for place in np.ndindex(*data.shape):
        out[place] = weights[data[place]]
    return out


def output_rows_match_weights(model, data):
    output = model.predict(data, verbose=0)
    table = model.layers[0].get_weights()[0]
    if output.shape != data.shape + (table.shape[1],):
        return False
    return np.allclose(output.sum(axis=1), table[data].sum(axis=1))
