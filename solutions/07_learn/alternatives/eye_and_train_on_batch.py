import numpy as np


def one_hot_lookup(data, weights):
    return np.matmul(np.eye(weights.shape[0], dtype=weights.dtype)[data], weights)


def train_one_step(model, x, y):
    before = model.layers[0].get_weights()[0].copy()
    loss = model.train_on_batch(x, y)
    print("loss", loss)
    after = model.layers[0].get_weights()[0].copy()
    return before, after


def rows_moved(before, after):
    return list(np.where((before != after).any(axis=1))[0])  # NumPy integers
