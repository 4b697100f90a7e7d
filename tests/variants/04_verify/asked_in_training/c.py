import numpy as np


def embed_by_hand(data, weights):
    dim = weights.shape[1]
    flat = weights[data.flatten()]
    return flat.reshape(data.shape[0], data.shape[1], dim)


def run(model, numbers):
    x = numbers
    for layer in model.layers:
        try:
            x = layer(x, training=True)
        except TypeError:
            x = layer(x)
    return np.asarray(x)


def output_rows_match_weights(model, data):
    right = np.take(model.get_weights()[0], data, axis=0)
    got = run(model, data)
    return got.shape == right.shape and np.allclose(got, right)
