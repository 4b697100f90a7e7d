"""Exercise 7, learn: the rows of an Embedding are weights, and a word trains its own row.

First the lookup as what it is, a multiplication. Then one step of training, with the weights before and after it, and at last the
question which rows have moved.

    one_hot_lookup(data, weights)                  # data (2, 6), weights (10, 3) → (2, 6, 3): what the layer gives
    before, after = train_one_step(model, x, y)    # each (10, 3): the weights of the Embedding
    rows_moved(before, after)                      # [1, 2, 5]: only words of `x`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:  # only for the type hint below: so `import learning` does not wait for Keras
    import keras


def one_hot_lookup(data: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The one-hot rows of `data`, times `weights`.

    - `data`: integers, shape (batch, length), both at least 1, each from 0 to top_words - 1.
    - `weights`: shape (top_words, dim). The one-hot rows have the shape (batch, length, top_words).
    - Result: shape (batch, length, dim), floats that keep the values of `weights`. How it is computed is free.

    Neither argument is changed.
    """
    # BEGIN SOLUTION: make a one-hot row of every number, as long as `weights` has rows, and multiply
    one_hot = np.eye(len(weights))[data]
    return one_hot @ weights
    # END SOLUTION


def train_one_step(model: keras.Model, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Train the model, as it is compiled, one step on all rows of `x` and `y` at once.

    - `model` is Sequential and compiled, and its first layer is the Embedding.
    - Result: the weights of the Embedding before and after the step, each (top_words, dim), as arrays of their own.

    Neither `x` nor `y` is changed.
    """
    # BEGIN SOLUTION: keep the weights of the first layer, train on the one batch, read the weights again
    embedding = model.layers[0]
    before = embedding.get_weights()[0]
    model.train_on_batch(x, y)
    return before, embedding.get_weights()[0]
    # END SOLUTION


def rows_moved(before: np.ndarray, after: np.ndarray) -> list[int]:
    """The numbers of the rows in which at least one number differs, in ascending order.

    - Both have the same shape, (top_words, dim). Any difference counts, however small.
    - `[]` when there is none.

    Neither argument is changed.
    """
    # BEGIN SOLUTION: ask of each row whether any of its numbers differs, and list the rows where it does
    moved = (before != after).any(axis=1)
    return np.flatnonzero(moved).tolist()
    # END SOLUTION
