from __future__ import annotations

import keras
import numpy as np


def embed_by_hand(data: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Row `data[i, j]` of the weights stands at `[i, j]` of the result."""
    return np.take(weights, data, axis=0)


def output_rows_match_weights(model: keras.Model, data: np.ndarray) -> bool:
    """Does the model do nothing but look up rows?"""
    embedding = next(layer for layer in model.layers if isinstance(layer, keras.layers.Embedding))
    (table,) = embedding.get_weights()
    output = np.asarray(model(data, training=False))
    return output.shape == (*data.shape, table.shape[1]) and bool(np.isclose(output, embed_by_hand(data, table)).all())
