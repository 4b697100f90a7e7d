import numpy as np


def embed_by_hand(data, weights):
    return weights[data.flatten()]


def output_rows_match_weights(model, data):
    W = model.layers[0].get_weights()[0]
    out = np.asarray(model(data))
    rows = W[data]
    return out.shape == rows.shape and bool(np.allclose(out, rows))
