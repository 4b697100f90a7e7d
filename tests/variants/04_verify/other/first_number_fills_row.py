import keras
import numpy as np


def embed_by_hand(data, weights):
    batch, length = data.shape
    dim = weights.shape[1]
    out = np.zeros((batch, length, dim), dtype=weights.dtype)
    for i in range(batch):
        for j in range(length):
            row = weights[data[i, j]]
            out[i, j] = row[0]
    return out


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = keras.ops.convert_to_numpy(model(data, training=False))
    expected = weights[data]
    if output.shape != expected.shape:
        return False
    return bool(np.allclose(output, expected))
