import keras
import numpy as np


class Keeper(keras.callbacks.Callback):
    """Keeps the table when training begins and after the batch."""

    def __init__(self):
        super().__init__()
        self.kept = []

    def keep(self):
        self.kept.append(np.copy(self.model.layers[0].get_weights()[0]))

    def on_train_begin(self, logs=None):
        self.keep()

    def on_train_batch_end(self, batch, logs=None):
        self.keep()


def one_hot_lookup(data, weights):
    one_hot = keras.utils.to_categorical(data.ravel(), num_classes=len(weights)).astype("float64")
    return np.dot(one_hot, weights).reshape(data.shape + weights.shape[1:])


def train_one_step(model, x, y):
    keeper = Keeper()
    model.fit(x, y, batch_size=x.shape[0], epochs=1, callbacks=[keeper], verbose=0)
    before, after = keeper.kept
    return before, after


def rows_moved(before, after):
    return np.nonzero(np.any(np.not_equal(before, after), axis=1))[0]
