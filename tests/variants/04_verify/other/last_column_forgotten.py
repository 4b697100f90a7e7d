import numpy as np


def embed_by_hand(data, weights):
    rows, columns = data.shape
    out = np.zeros((rows, columns, weights.shape[1]))
    for i in range(rows):
        for j in range(columns):
            for k in range(weights.shape[1] - 1):
                out[i, j, k] = weights[data[i, j], k]
    return out


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = model.predict(data, verbose=0)
    expected = weights[data]
    if output.shape != expected.shape:
        return False
    return np.allclose(output, expected)
