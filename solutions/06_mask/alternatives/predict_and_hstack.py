import numpy as np


def word_mask(data):
    return data.astype(bool)


def padding_changes_output(model, data, zeros=3):
    columns = np.zeros((data.shape[0], zeros))  # floats; Keras makes integers of them
    longer = np.hstack([columns, data])
    a = model.predict(data, verbose=0)
    b = model.predict(longer, verbose=0)
    if np.allclose(a, b):
        return False
    else:
        return True
