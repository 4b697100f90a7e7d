import numpy as np


def mean_vector(text, weights):
    return np.average(np.take(weights, text, axis=0), axis=0)


def embed_by_hand(data, weights):
    return np.stack([mean_vector(text, weights) for text in data])


def output_rows_match_weights(model, data):
    out = model.predict(data, verbose=0)
    w = model.get_weights()[0]
    right = np.take(w, data, axis=0)
    return out.shape == right.shape and bool(np.isclose(out, right).all())
