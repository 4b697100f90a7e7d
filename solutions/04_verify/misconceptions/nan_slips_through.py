import numpy as np


def embed_by_hand(data, weights):
    return weights[data]


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = np.array(model(data))
    expected = weights[data]
    if output.shape != expected.shape:
        return False
    difference = np.abs(output - expected)
    allowed = 1e-8 + 1e-5 * np.abs(expected)
    if (difference > allowed).any():
        return False
    return True
