import numpy as np


def word_mask(data):
    return data != 0


def padding_changes_output(model, data, zeros=3):
    padded = np.pad(data, ((0, 0), (zeros, 0)))
    embedding = model.layers[0]
    without = np.array(embedding(data))
    with_zeros = np.array(embedding(padded))[:, zeros:]
    return not np.allclose(without, with_zeros)
