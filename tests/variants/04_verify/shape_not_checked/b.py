"""Place by place, then all of them."""
import numpy as np


def embed_by_hand(data: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return np.take(weights, data, axis=0)


def output_rows_match_weights(model, data):
    w = model.layers[0].get_weights()[0]
    got = np.asarray(model(data, training=False))
    same = np.isclose(got, w[data])
    return bool(np.all(same))
