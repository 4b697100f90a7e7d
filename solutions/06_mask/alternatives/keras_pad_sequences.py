import keras
import numpy as np


def word_mask(data):
    return np.invert(np.equal(data, 0))


def padding_changes_output(model, data, zeros=3):
    padded = keras.utils.pad_sequences(data, maxlen=data.shape[1] + zeros)
    before, after = model.predict_on_batch(data), model.predict_on_batch(padded)
    try:
        np.testing.assert_allclose(after, before, rtol=1e-5, atol=1e-8)
    except AssertionError:
        return True
    return False
