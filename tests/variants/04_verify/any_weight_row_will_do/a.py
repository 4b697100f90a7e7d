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
    if output.shape != data.shape + (weights.shape[1],):
        return False
    for text in output:
        for row in text:
            if not any(np.allclose(row, w) for w in weights):
                return False
    return True
