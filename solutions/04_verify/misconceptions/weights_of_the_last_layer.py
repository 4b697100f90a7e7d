import numpy as np


def embed_by_hand(data, weights):
    return weights[data]


def output_rows_match_weights(model, data):
    output = np.array(model(data))
    weights = model.layers[-1].get_weights()[0]
    expected = weights[data]
    if output.shape != expected.shape:
        return False
    return np.allclose(output, expected)
