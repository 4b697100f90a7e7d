import numpy as np


def embed_by_hand(data, weights):
    return np.array([[weights[number] for number in row] for row in data])


def output_rows_match_weights(model, data):
    table = model.layers[0].get_weights()[0]
    out = np.asarray(model(data, training=False))
    expected = table[data]
    if out.shape != expected.shape:
        return False
    return np.allclose(np.sort(out, axis=-1), np.sort(expected, axis=-1))
