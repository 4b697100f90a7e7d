import numpy as np


def embed_by_hand(data, weights):
    batch, length = data.shape
    result = np.zeros((batch, length, weights.shape[1]))
    for i in range(batch):
        for j in range(length):
            result[i, j] = weights[data[i, j]]
    return result


def output_rows_match_weights(model, data):
    w = model.layers[0].get_weights()[0]
    out = np.asarray(model(data, training=False))
    if out.shape != data.shape + (w.shape[1],):
        return False
    for i in range(data.shape[0]):
        for j in range(data.shape[1]):
            for k in range(w.shape[1] - 1):
                if not np.isclose(out[i, j, k], w[data[i, j], k]):
                    return False
    return True
