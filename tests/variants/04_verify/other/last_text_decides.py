import numpy as np


def embed_by_hand(data, weights):
    one_hot = np.eye(len(weights))[data]
    return one_hot @ weights


def output_rows_match_weights(model, data):
    table = model.get_weights()[0]
    out = model.predict(data, verbose=0)
    if out.shape != data.shape + (table.shape[1],):
        return False
    return np.allclose(out[-1], table[data[-1]])
