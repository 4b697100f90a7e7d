import numpy as np


def embed_by_hand(data, weights):
    out = np.empty(data.shape + (weights.shape[1],), dtype=weights.dtype)
    for place in np.ndindex(*data.shape):
        out[place] = weights[data[place]]
    return out


def output_rows_match_weights(model, data):
    output = model.predict(data, verbose=0)
    expected = embed_by_hand(data, model.layers[0].get_weights()[0])
    assert output.shape == expected.shape
    np.testing.assert_allclose(output, expected, rtol=1e-5, atol=1e-8)
    return True
