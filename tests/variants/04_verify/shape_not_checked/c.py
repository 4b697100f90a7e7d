import numpy as np


def embed_by_hand(data, weights):
    out = np.empty(data.shape + (weights.shape[1],), dtype=weights.dtype)
    for place in np.ndindex(*data.shape):
        out[place] = weights[data[place]]
    return out


def output_rows_match_weights(model, data):
    table = model.layers[0].get_weights()[0]
    expected = np.take(table, data, axis=0)
    output = model.predict(data, verbose=0)
    difference = np.abs(output - expected)
    allowed = 1e-8 + 1e-5 * np.abs(expected)
    if (difference <= allowed).all():
        return True
    else:
        return False
