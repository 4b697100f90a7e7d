"""The mask takes the zeros out."""
import numpy as np


def embed_by_hand(data, weights):
    out = np.empty(data.shape + (weights.shape[1],), dtype=weights.dtype)
    for place in np.ndindex(*data.shape):
        out[place] = weights[data[place]]
    return out


def output_rows_match_weights(model, data):
    by_hand = embed_by_hand(data, model.layers[0].get_weights()[0])
    by_model = np.asarray(model(data, training=False))
    if by_model.shape != by_hand.shape:
        return False
    mask = data != 0
    return np.allclose(by_model[mask], by_hand[mask])
