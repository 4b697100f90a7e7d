import numpy as np


def embed_by_hand(data, weights):
    hot = (data[..., None] == np.arange(len(weights))).astype(weights.dtype)
    return np.einsum("blv,vd->bld", hot, weights)


def output_rows_match_weights(model, data):
    w = np.array(model.layers[0].get_weights()[0], dtype=np.float64)
    y = np.array(model(data), dtype=np.float64)
    if y.shape != data.shape + w.shape[1:]:
        return np.False_
    rows = w[data.ravel()]
    return np.all(np.isclose(y.reshape(rows.shape), rows))
