import numpy as np


def embed_by_hand(data, weights):
    out = np.zeros((len(data), len(data[0]), len(weights[0])))
    for i in range(1, len(data)):
        for j in range(len(data[0])):
            out[i, j] = weights[data[i, j]]
    return out


def output_rows_match_weights(model, data):
    out = model.predict(data, verbose=0)
    w = model.get_weights()[0]
    right = np.take(w, data, axis=0)
    return out.shape == right.shape and bool(np.isclose(out, right).all())
