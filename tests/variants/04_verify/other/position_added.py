import numpy as np


def embed_by_hand(data, weights):
    positions = np.arange(data.shape[1])
    return weights[data] + weights[positions % len(weights)]


def output_rows_match_weights(model, data):
    w = model.layers[0].get_weights()[0]
    expected = np.array([[w[number] for number in text] for text in data])
    got = model(data, training=False).numpy()
    same_shape = got.shape == expected.shape
    if same_shape:
        return bool(np.all(np.abs(got - expected) <= 1e-8 + 1e-5 * np.abs(expected)))
    return False
