"""Floats are never equal, so allow a little."""
import numpy as np


def embed_by_hand(data, weights):
    dim = weights.shape[1]
    flat = weights[data.flatten()]
    return flat.reshape(data.shape[0], data.shape[1], dim)


TOLERANCE = 0.1


def output_rows_match_weights(model, data):
    w = model.get_weights()[0]
    out = np.array(model(data, training=False))
    if out.shape != data.shape + (w.shape[1],):
        return False
    for i in range(data.shape[0]):
        for j in range(data.shape[1]):
            for k in range(w.shape[1]):
                close = abs(out[i, j, k] - w[data[i, j], k]) < TOLERANCE
                if not close:
                    return False
    return True
