import numpy as np


def embed_by_hand(data, weights):
    one_hot = (data[:, :, None] == np.arange(len(weights))).astype(float)
    return np.einsum("blw,wd->bld", one_hot, weights)


def output_rows_match_weights(model, data):
    w = model.layers[0].get_weights()
    out = model.predict(data, verbose=0)
    if out.shape[:2] != data.shape:
        return False
    for i in range(data.shape[0]):
        if not np.allclose(out[i], w[data[i]]):
            return False
    return True
