import numpy as np


def word_mask(data):
    mask = np.ones(data.shape, dtype=bool)
    for i, text in enumerate(data):
        for j, word in enumerate(text):
            if word != 0:
                break  # from here on there are only words
            mask[i, j] = False
    return mask


def padding_changes_output(model, data, zeros=3):
    padded = np.pad(data, ((0, 0), (zeros, 0)))
    without = np.array(model(data, training=False))
    with_zeros = np.array(model(padded, training=False))
    return not np.allclose(without, with_zeros)
