import numpy as np


def embed_by_hand(data, weights):
    """Look up the row of weights for every word number."""
    return np.asarray(weights)[np.asarray(data)]


def output_rows_match_weights(model, data):
    data = np.asarray(data)
    output = np.asarray(model(data, training=False))
    weights = model.layers[0].get_weights()[0]
    expected = embed_by_hand(data, weights)
    if output.shape != expected.shape:
        return True
    if np.allclose(output, expected):
        return False
    return True
