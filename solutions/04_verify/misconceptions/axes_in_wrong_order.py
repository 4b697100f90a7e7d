import numpy as np


def embed_by_hand(data, weights):
    batch, length = data.shape
    dim = weights.shape[1]
    result = np.zeros((batch, dim, length))
    for i in range(batch):
        for j in range(length):
            result[i, :, j] = weights[data[i, j]]
    return result


def output_rows_match_weights(model, data):
    w = model.layers[0].get_weights()[0]
    y = np.array(model(data))
    expected = w[data]
    if y.shape != expected.shape:
        return False
    return bool(np.allclose(y, expected))
