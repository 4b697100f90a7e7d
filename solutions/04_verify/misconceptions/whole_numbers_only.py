import numpy as np


def embed_by_hand(data, weights):
    dim = weights.shape[1]
    result = np.zeros(data.shape + (dim,), dtype=data.dtype)
    for i, review in enumerate(data):
        for j, word in enumerate(review):
            result[i, j] = weights[word]
    return result


def output_rows_match_weights(model, data):
    output = np.array(model(data))
    weights = model.layers[0].get_weights()[0]
    expected = weights[data]
    return output.shape == expected.shape and np.allclose(output, expected)
