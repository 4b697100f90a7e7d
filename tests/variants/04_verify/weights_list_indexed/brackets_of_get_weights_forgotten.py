import numpy as np


def embed_by_hand(data, weights):
    return np.array([[weights[number] for number in row] for row in data])


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights[0]
    output = model.predict(data, verbose=0)
    expected = embed_by_hand(data, weights)
    return output.shape == expected.shape and np.allclose(output, expected)
