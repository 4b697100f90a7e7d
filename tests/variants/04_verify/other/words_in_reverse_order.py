import numpy as np


def embed_by_hand(data, weights):
    out = np.zeros((data.shape[0], data.shape[1], weights.shape[1]))
    for i in range(len(data)):
        for j, n in enumerate(reversed(data[i])):
            out[i, j] = weights[n]
    return out


def output_rows_match_weights(model, data):
    out = model.predict(data, verbose=0)
    w = model.get_weights()[0]
    right = np.take(w, data, axis=0)
    return out.shape == right.shape and bool(np.isclose(out, right).all())
