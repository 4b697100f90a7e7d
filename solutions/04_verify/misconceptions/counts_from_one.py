import numpy as np


def embed_by_hand(data, weights):
    # word 1 is the first row
    result = weights[data - 1]
    return result


def output_rows_match_weights(model, data):
    output = np.array(model(data))
    weights = model.layers[0].get_weights()[0]
    expected = weights[data]
    if output.shape == expected.shape:
        return np.allclose(output, expected)
    else:
        return False
