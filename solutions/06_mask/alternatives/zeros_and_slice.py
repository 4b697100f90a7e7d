import numpy as np


def word_mask(data):
    mask = np.zeros_like(data, dtype=np.bool_)
    mask[np.nonzero(data)] = True
    return mask


def padding_changes_output(model, data, zeros=3):
    padded = np.zeros((len(data), data.shape[1] + zeros), dtype=data.dtype)
    padded[:, zeros:] = data
    differences = [not np.allclose(model(padded[i : i + 1]), model(data[i : i + 1])) for i in range(len(data))]
    return any(differences)
