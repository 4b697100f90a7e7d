import keras
import numpy as np


def embed_by_hand(data, weights):
    batch, length = data.shape
    out = np.zeros((batch, length, weights.shape[1]), dtype=weights.dtype)
    for i in range(batch):
        for j in range(length):
            out[i, j] = weights[data[i, j]]
    return out


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = keras.ops.convert_to_numpy(model(data, training=False))
    expected = embed_by_hand(data, weights)
    if output.shape != expected.shape:
        return False
    return bool(np.allclose(output, expected, equal_nan=True))
