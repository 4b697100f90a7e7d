"""Two long lists of numbers are easier to compare."""
import numpy as np


def embed_by_hand(data, weights):
    return weights[data]


def output_rows_match_weights(model, data):
    a = np.asarray(model(data, training=False)).reshape(-1)
    b = model.get_weights()[0][data].reshape(-1)
    return a.size == b.size and bool(np.isclose(a, b).all())
