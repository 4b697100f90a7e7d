"""get_weights gives the table."""
import numpy as np


def embed_by_hand(data: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return np.take(weights, data, axis=0)


def output_rows_match_weights(model, data):
    table = model.get_weights()
    out = np.asarray(model(data, training=False))
    right = table[data]
    return out.shape == right.shape and bool(np.isclose(out, right).all())
