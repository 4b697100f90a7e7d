import numpy as np


def embed_by_hand(data, weights):
    return np.array([[weights[w] for w in row] for row in data])


def output_rows_match_weights(model, data):
    output = model(data)
    weights = model.layers[0].get_weights()[0]
    expected = embed_by_hand(data, weights)
    return tuple(output.shape) == expected.shape
