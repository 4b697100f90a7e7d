import numpy as np


def embed_by_hand(data, weights):
    one_hot = (data[:, :, None] == np.arange(len(weights))).astype(float)
    return np.einsum("blw,wd->bld", one_hot, weights)


def output_rows_match_weights(model, data):
    table = model.layers[0].get_weights()[0]
    out = model.predict(data, verbose=0)
    if out.shape != data.shape + (table.shape[1],):
        return False
    return all(np.allclose(row, table[0]) for row in out[data == 0])
