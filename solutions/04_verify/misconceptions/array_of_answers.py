import numpy as np


def embed_by_hand(data, weights):
    return np.take(weights, data, axis=0)


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = np.array(model(data))
    expected = np.take(weights, data, axis=0)
    if output.shape != expected.shape:
        return False
    return np.isclose(output, expected)
