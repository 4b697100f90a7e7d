import numpy as np


def embed_by_hand(data, weights):
    return weights[data]


def output_rows_match_weights(model, data, weights):
    output = model.predict(data, verbose=0)
    expected = embed_by_hand(data, weights)
    return output.shape == expected.shape and np.allclose(output, expected)
