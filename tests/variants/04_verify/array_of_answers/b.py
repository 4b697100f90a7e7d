import numpy as np


def embed_by_hand(data, weights):
    return np.array([[weights[number] for number in row] for row in data])


def output_rows_match_weights(model, data):
    out = np.asarray(model(data, training=False))
    right = model.get_weights()[0][data]
    if out.shape == right.shape:
        return out == right
    return False
