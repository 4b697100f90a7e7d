"""Exercise 6 with numpy.ma, and a main block."""
import numpy as np


def word_mask(data):
    return ~np.ma.getmaskarray(np.ma.masked_equal(data, 0))


def padding_changes_output(model, data, zeros=3):
    longer = np.roll(np.concatenate([data, np.full((data.shape[0], zeros), 0)], axis=1), zeros, axis=1)
    outputs = [np.array(model(x, training=False), dtype=np.float64) for x in (data, longer)]
    worst = np.abs(outputs[1] - outputs[0]) - (1e-8 + 1e-5 * np.abs(outputs[0]))
    return worst.max() > 0  # np.bool_


if __name__ == "__main__":
    print(word_mask(np.array([[0, 0, 1, 2, 3, 4], [0, 1, 2, 5, 3, 4]])))
