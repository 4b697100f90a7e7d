import numpy as np


def embed_by_hand(data, weights):
    one_hot = (data[:, :, None] == np.arange(len(weights))).astype(float)
    return np.einsum("blw,wd->bld", one_hot, weights)


def output_rows_match_weights(model, data):
    by_hand = embed_by_hand(data, model.layers[0].get_weights()[0])
    by_model = np.array(model(data, training=False))
    if by_hand.shape != by_model.shape:
        return False
    rows_equal = np.isclose(by_model, by_hand).all(axis=2)
    return bool(rows_equal.any())
