"""Look up each number of the text."""
import numpy as np


def embed_by_hand(data, weights):
    length = data.shape[1]
    dim = weights.shape[1]
    embedded = np.zeros((length, dim))
    for position in range(length):
        embedded[position] = weights[data[0, position]]
    return embedded


def output_rows_match_weights(model, data):
    out = model.predict(data, verbose=0)
    w = model.get_weights()[0]
    right = np.take(w, data, axis=0)
    return out.shape == right.shape and bool(np.isclose(out, right).all())
