import numpy as np


def embed_by_hand(data, weights):
    one_hot = (data[:, :, None] == np.arange(len(weights))).astype(float)
    return np.einsum("blw,wd->bld", one_hot, weights)


def output_rows_match_weights(model, data):
    expected = embed_by_hand(data, model.get_weights()[0])
    out = model.predict(data, verbose=0)
    if out.shape != expected.shape:
        return False
    return bool(np.isclose(out.min(), expected.min()) and np.isclose(out.max(), expected.max()))
