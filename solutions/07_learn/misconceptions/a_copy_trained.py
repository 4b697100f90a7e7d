import keras
import numpy as np


def one_hot_lookup(data, weights):
    one_hot = np.eye(len(weights))[data]
    return one_hot @ weights


def train_one_step(model, x, y):
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    copy.compile(optimizer=keras.optimizers.SGD(0.5), loss="mean_squared_error")
    before = copy.layers[0].get_weights()[0]
    copy.train_on_batch(x, y)
    after = copy.layers[0].get_weights()[0]
    return before, after


def rows_moved(before, after):
    return [i for i in range(len(before)) if (before[i] != after[i]).any()]
