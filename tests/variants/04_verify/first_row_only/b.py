import numpy as np


def embed_by_hand(data, weights):
    batch, length = data.shape
    result = np.zeros((batch, length, weights.shape[1]))
    for i in range(batch):
        for j in range(length):
            result[i, j] = weights[data[i, j]]
    return result


def output_rows_match_weights(model, data):
    table = model.layers[0].get_weights()[0]
    output = np.asarray(model(data, training=False))
    expected = embed_by_hand(data, table)
    if output.shape != expected.shape:
        return False
    for got, right in zip(output.reshape(-1, table.shape[1]), expected.reshape(-1, table.shape[1])):
        return np.allclose(got, right)
