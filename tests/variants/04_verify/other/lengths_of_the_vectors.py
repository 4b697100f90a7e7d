import numpy as np


def embed_by_hand(data, weights):
    out = np.empty(data.shape + (weights.shape[1],), dtype=weights.dtype)
    for place in np.ndindex(*data.shape):
        out[place] = weights[data[place]]
    return out


def output_rows_match_weights(model, data):
    expected = embed_by_hand(data, model.get_weights()[0])
    out = model.predict(data, verbose=0)
    if out.shape != expected.shape:
        return False
    return np.allclose(np.linalg.norm(out, axis=2), np.linalg.norm(expected, axis=2))
