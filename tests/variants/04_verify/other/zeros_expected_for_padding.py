import numpy as np


def embed_by_hand(data, weights):
    return weights[data]


def output_rows_match_weights(model, data):
    expected = model.layers[0].get_weights()[0][data]
    expected[data == 0] = 0.0
    output = model.predict(data, verbose=0)
    return output.shape == expected.shape and np.allclose(output, expected)
