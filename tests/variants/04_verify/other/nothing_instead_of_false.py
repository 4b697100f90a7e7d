import numpy as np


def embed_by_hand(data, weights):
    one_hot = (data[:, :, None] == np.arange(len(weights))).astype(float)
    return np.einsum("blw,wd->bld", one_hot, weights)


def output_rows_match_weights(model, data):
    output = model.predict(data, verbose=0)
    expected = embed_by_hand(data, model.layers[0].get_weights()[0])
    if output.shape == expected.shape and np.allclose(output, expected):
        return True
