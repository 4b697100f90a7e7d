import numpy as np


def word_mask(data):
    return data != 0


def padding_changes_output(model, data, zeros=3):
    longer = np.pad(data, ((0, 0), (zeros, 0)), mode="constant", constant_values=0)
    return not np.allclose(model(data), model(longer))
