import numpy as np


def embed_by_hand(data, weights):
    return weights[data]


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()
    output = np.array(model(data))
    expected = weights[data]
    return output.shape == expected.shape and np.allclose(output, expected)
