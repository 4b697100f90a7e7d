import numpy as np


def embed_by_hand(data, weights):
    result = np.zeros(data.shape + (weights.shape[1],), dtype=weights.dtype)
    for i in range(data.shape[0]):
        for j in range(data.shape[1]):
            result[i, j] = weights[data[i, j]]
    return result


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = np.array(model(data))
    if output.shape != data.shape + (weights.shape[1],):
        return False
    for i in range(data.shape[0]):
        for j in range(data.shape[1]):
            if np.allclose(output[i, j], weights[data[i, j]]):
                return True
            else:
                return False
