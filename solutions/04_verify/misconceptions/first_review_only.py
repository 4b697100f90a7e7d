import numpy as np


def embed_by_hand(data, weights):
    return np.take(weights, data, axis=0)


def output_rows_match_weights(model, data):
    output = np.array(model(data))
    weights = model.layers[0].get_weights()[0]
    expected = embed_by_hand(data, weights)
    if output.shape != expected.shape:
        return False
    return np.allclose(output[0], expected[0])
