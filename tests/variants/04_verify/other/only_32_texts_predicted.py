import numpy as np


def embed_by_hand(data, weights):
    out = np.empty(data.shape + (weights.shape[1],), dtype=weights.dtype)
    for place in np.ndindex(*data.shape):
        out[place] = weights[data[place]]
    return out


def output_rows_match_weights(model, data):
    table = model.layers[0].get_weights()[0]
    out = model.predict(data, steps=1, verbose=0)
    expected = embed_by_hand(data[:len(out)], table)
    return out.shape == expected.shape and np.allclose(out, expected)
