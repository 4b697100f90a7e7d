import numpy as np


def embed_by_hand(data, weights):
    return weights[data]


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    expected = weights[data]
    return np.allclose(expected, embed_by_hand(data, weights))
