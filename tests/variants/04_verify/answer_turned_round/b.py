import numpy as np


def embed_by_hand(data, weights):
    data = np.asarray(data)
    weights = np.asarray(weights)
    batch, length = data.shape
    result = np.zeros((batch, length, weights.shape[1]), dtype=weights.dtype)
    for i in range(batch):
        for j in range(length):
            result[i, j] = weights[data[i, j]]
    return result


def output_rows_match_weights(model, data):
    data = np.asarray(data)
    weights = model.layers[0].get_weights()[0]
    output = np.asarray(model(data, training=False))
    batch, length = data.shape
    different = False
    if output.shape != (batch, length, weights.shape[1]):
        different = True
    else:
        for i in range(batch):
            for j in range(length):
                row = weights[data[i, j]]
                if not np.allclose(output[i, j], row):
                    different = True
    return different
