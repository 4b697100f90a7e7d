import numpy as np


def one_hot_lookup(data, weights):
    one_hot = np.eye(len(weights))[data]
    return one_hot @ weights


def train_one_step(model, x, y):
    before = model.layers[0].get_weights()[0]
    model.train_on_batch(x, y)
    after = model.layers[0].get_weights()[0]
    return before, after


def rows_moved(before, after):
    return {i for i in range(len(before)) if (before[i] != after[i]).any()}
