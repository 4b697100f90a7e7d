"""Look for a number that is wrong."""
import numpy as np


def embed_by_hand(data: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return np.take(weights, data, axis=0)


def output_rows_match_weights(model, data):
    table = model.layers[0].get_weights()[0]
    out = np.array(model(data, training=False))
    if out.shape != (*data.shape, table.shape[1]):
        return False
    for i, row in enumerate(data):
        for j, number in enumerate(row):
            for k, value in enumerate(table[number]):
                if abs(out[i, j, k] - value) > 1e-8 + 1e-5 * abs(value):
                    return False
    return True
