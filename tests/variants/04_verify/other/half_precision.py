import numpy as np


def embed_by_hand(data, weights):
    result = np.zeros(data.shape + weights.shape[1:], dtype=np.float16)
    result[...] = weights[data]
    return result


def output_rows_match_weights(model, data):
    out = model.predict(data, verbose=0)
    w = model.get_weights()[0]
    right = np.take(w, data, axis=0)
    return out.shape == right.shape and bool(np.isclose(out, right).all())
