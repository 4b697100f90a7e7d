"""Exercise 6, mask: what the padding does to a network that reads in order, and what `mask_zero` does about it.

First mark the words, then ask of any model whether zeros in front of a text change what it says about that text.
NumPy is enough; the models come ready-made.

    word_mask(data)                               # data (2, 6) → (2, 6): True for a word, False for the padding
    padding_changes_output(model, data)           # True for a plain LSTM, False behind an Embedding with mask_zero=True
    padding_changes_output(model, data, zeros=1)  # one further column of zeros instead of three
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:  # only for the type hint below: so `import masking` does not wait for Keras
    import keras


def word_mask(data: np.ndarray) -> np.ndarray:
    """Where the words are.

    - `data`: integers, shape (batch, length), both at least 1; 0 is the padding.
    - Result: booleans of the same shape, True where a word stands and False where `data` is 0.

    `data` is not changed.
    """
    # BEGIN SOLUTION: ask of every number of `data` whether it is a word
    return data != 0
    # END SOLUTION


def padding_changes_output(model: keras.Model, data: np.ndarray, zeros: int = 3) -> bool:
    """Whether the model gives another output when `zeros` further columns of 0 stand in front of `data`.

    - `model` takes texts of any length and gives one row of numbers for each text.
    - The output is that of inference: `model.predict(data, verbose=0)` or `model(data, training=False)`.
    - `zeros` is at least 1.
    - True when the two outputs differ, be it in one number of one text; float32 rounding is no difference
      (`np.allclose` with its defaults).

    Neither the model nor the data is changed.
    """
    # BEGIN SOLUTION: put the columns of zeros in front, ask the model for both, and compare
    padded = np.pad(data, ((0, 0), (zeros, 0)))
    before = np.asarray(model(data, training=False))
    after = np.asarray(model(padded, training=False))
    return not np.allclose(after, before)
    # END SOLUTION
