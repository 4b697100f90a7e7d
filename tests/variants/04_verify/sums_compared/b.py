"""One number for each side."""
import numpy as np


def embed_by_hand(data: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return np.take(weights, data, axis=0)


def output_rows_match_weights(model, data):
    out = np.asarray(model(data, training=False))
    right = model.get_weights()[0][data]
    return bool(np.allclose(np.mean(out), np.mean(right)))
