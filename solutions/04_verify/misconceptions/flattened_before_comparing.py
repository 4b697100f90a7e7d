import numpy as np


def embed_by_hand(data, weights):
    return weights[data]


def output_rows_match_weights(model, data):
    output = np.array(model(data)).flatten()
    weights = model.layers[0].get_weights()[0]
    expected = embed_by_hand(data, weights).flatten()
    if len(output) != len(expected):
        return False
    return bool(np.allclose(output, expected))
