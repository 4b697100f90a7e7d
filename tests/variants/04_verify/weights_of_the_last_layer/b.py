"""Go through the layers until the weights are found."""
import numpy as np


def embed_by_hand(data, weights):
    dim = weights.shape[1]
    flat = weights[data.flatten()]
    return flat.reshape(data.shape[0], data.shape[1], dim)


def output_rows_match_weights(model, data):
    for layer in model.layers:
        table = layer.get_weights()[0]
    out = np.asarray(model(data, training=False))
    expected = table[data]
    return out.shape == expected.shape and np.allclose(out, expected)
