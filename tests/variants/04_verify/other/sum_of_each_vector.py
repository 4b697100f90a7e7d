import numpy as np


def embed_by_hand(data, weights):
    return weights[data]


def output_rows_match_weights(model, data):
    expected = embed_by_hand(data, model.get_weights()[0])
    out = model.predict(data, verbose=0)
    if out.shape != expected.shape:
        return False
    return np.allclose(out.sum(axis=2), expected.sum(axis=2))
