import numpy as np


def embed_by_hand(data, weights):
    return weights[data]


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()
    output = model.predict(data, verbose=0)
    expected = embed_by_hand(data, weights)
    if output.shape != expected.shape:
        return False
    return np.allclose(output, expected)
