import numpy as np


def embed_by_hand(data, weights):
    out = np.empty(data.shape + (weights.shape[1],), dtype=weights.dtype)
    for place in np.ndindex(*data.shape):
        out[place] = weights[data[place]]
    return out


def output_rows_match_weights(model, data):
    embedding = model.layers[len(model.layers) - 1]
    w = embedding.weights[0].numpy()
    out = model.predict(data, verbose=0)
    if out.shape != data.shape + (w.shape[1],):
        return False
    for i in range(data.shape[0]):
        for j in range(data.shape[1]):
            if not np.isclose(out[i, j], w[data[i, j]]).all():
                return False
    return True
