"""The output must look like what comes out by hand."""
import numpy as np


def embed_by_hand(data, weights):
    dim = weights.shape[1]
    flat = weights[data.flatten()]
    return flat.reshape(data.shape[0], data.shape[1], dim)


def output_rows_match_weights(model, data):
    by_hand = embed_by_hand(data, model.layers[0].get_weights()[0])
    by_model = np.array(model(data, training=False))
    if by_model.ndim != by_hand.ndim:
        return False
    for a, b in zip(by_model.shape, by_hand.shape):
        if a != b:
            return False
    return True
