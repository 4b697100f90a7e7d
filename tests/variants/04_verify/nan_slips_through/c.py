import numpy as np


def embed_by_hand(data, weights):
    one_hot = (data[:, :, None] == np.arange(len(weights))).astype(float)
    return np.einsum("blw,wd->bld", one_hot, weights)


def output_rows_match_weights(model, data):
    by_hand = embed_by_hand(data, model.get_weights()[0])
    by_model = model.predict(data, verbose=0)
    if by_hand.shape != by_model.shape:
        return False
    too_far = np.abs(by_model - by_hand) > 1e-7
    return int(too_far.sum()) == 0
