"""Exercise 4, verify: an Embedding layer only looks rows up, and you show it.

First do the layer's work yourself, then ask of any model whether its output is made of rows of its weights.
NumPy is enough; the models come ready-made.

    weights = model.get_weights()[0]         # (10, 3)
    embed_by_hand(data, weights)             # data (2, 6) → (2, 6, 3): in place [i, j] stands weights[data[i, j]]
    output_rows_match_weights(model, data)   # True for a model that does the same and nothing more
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:  # only for the type hint below: so `import lookup` does not wait for Keras
    import keras


def embed_by_hand(data: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """What an Embedding layer does, without the layer.

    - `data`: integers, shape (batch, length), each from 0 to top_words - 1; batch and length are at least 1.
    - `weights`: shape (top_words, dim).
    - Result: shape (batch, length, dim), floats that keep the values of `weights`; in place [i, j] stands row data[i, j].

    Neither argument is changed.
    """
    # BEGIN SOLUTION: for every number in `data`, take that row of `weights`
    return weights[data]
    # END SOLUTION


def output_rows_match_weights(model: keras.Model, data: np.ndarray) -> bool:
    """Whether the model's output is, row for row, the rows of its Embedding weights that `data` names.

    - `model` is Sequential and its first layer is the Embedding: the weights are `model.layers[0].get_weights()[0]`.
    - The output is that of inference: `model.predict(data, verbose=0)` or `model(data, training=False)`.
    - True exactly when every row matches, up to float32 rounding (`np.allclose` with its defaults).
    - False when the model does anything else to the rows (scales, adds, drops, shuffles), be it to one row only,
      and when its output has any other shape.

    Neither the model nor the data is changed.
    """
    # BEGIN SOLUTION: compare the model's output with embed_by_hand: first the shapes, then all numbers
    expected = embed_by_hand(data, model.layers[0].get_weights()[0])
    output = np.asarray(model(data, training=False))
    # np.allclose stretches shapes that fit each other, (2, 1, 3) to (2, 6, 3), so the shapes are asked for first.
    return output.shape == expected.shape and bool(np.allclose(output, expected))
    # END SOLUTION
