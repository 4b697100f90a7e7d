"""Exercise 7, with a main block."""
import numpy as np
one_hot_lookup = lambda data, weights: np.identity(len(weights))[data.ravel()].dot(weights).reshape(*data.shape, -1)


def train_one_step(model, x, y):
    old = model.layers[0].get_weights()[0].tolist()
    model.fit(np.array(x), np.array(y), batch_size=1000, steps_per_epoch=1, verbose=0)
    new = model.layers[0].get_weights()[0].tolist()
    return np.array(old), np.array(new)  # float64


def rows_moved(before, after):
    changed = np.abs(after.astype(np.float64) - before.astype(np.float64)).max(axis=1)
    return np.arange(len(before))[changed > 0]


if __name__ == "__main__":
    print(one_hot_lookup(np.array([[0, 1]]), np.array([[0.5], [0.25]])))
