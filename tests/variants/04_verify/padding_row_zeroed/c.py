import numpy as np


def embed_by_hand(data, weights):
    table = weights.copy()
    table[0] = np.zeros(table.shape[1])
    return np.take(table, data, axis=0)


def output_rows_match_weights(model, data):
    out = model.predict(data, verbose=0)
    w = model.get_weights()[0]
    right = np.take(w, data, axis=0)
    return out.shape == right.shape and bool(np.isclose(out, right).all())
