import numpy as np


def embed_by_hand(data, weights):
    one_hot = np.eye(len(weights))[data]
    return one_hot @ weights


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = np.array(model(data, training=True))
    expected = embed_by_hand(data, weights)
    if output.shape != expected.shape:
        return False
    return np.allclose(output, expected)
