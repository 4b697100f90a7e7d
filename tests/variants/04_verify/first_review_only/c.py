"""One text is enough to see it."""
import numpy as np


def embed_by_hand(data, weights):
    out = np.empty(data.shape + (weights.shape[1],), dtype=weights.dtype)
    for place in np.ndindex(*data.shape):
        out[place] = weights[data[place]]
    return out


def output_rows_match_weights(model, data):
    text = data[:1]
    output = model.predict(text, verbose=0)
    expected = model.get_weights()[0][text]
    return output.shape == expected.shape and bool(np.isclose(output, expected).all())
