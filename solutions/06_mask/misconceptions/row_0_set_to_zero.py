import numpy as np


def word_mask(data):
    return data != 0


def padding_changes_output(model, data, zeros=3):
    # the padding has to be zero, or it cannot be left out
    table = model.layers[0].get_weights()[0]
    table[0] = 0
    model.layers[0].set_weights([table])
    padded = np.pad(data, ((0, 0), (zeros, 0)))
    without = np.array(model(data, training=False))
    with_zeros = np.array(model(padded, training=False))
    return not np.allclose(without, with_zeros)
