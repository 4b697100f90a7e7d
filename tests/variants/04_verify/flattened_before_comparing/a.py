import numpy as np


def embed_by_hand(data, weights):
    return np.array([[weights[number] for number in row] for row in data])


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = model.predict(data, verbose=0).flatten()
    expected = embed_by_hand(data, weights).flatten()
    if len(output) != len(expected):
        return False
    return np.allclose(output, expected)
