import numpy as np


def embed_by_hand(data, weights):
    batch, length = data.shape
    result = np.zeros((batch, length, weights.shape[1]))
    for i in range(batch):
        for j in range(length):
            result[i, j] = weights[data[i, j]]
    return result


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = model.predict(data, verbose=0)
    expected = embed_by_hand(data, weights)
    return output.shape == expected.shape and np.allclose(output, expected, atol=0.1)
