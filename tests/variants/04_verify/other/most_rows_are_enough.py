import numpy as np


def embed_by_hand(data: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return np.take(weights, data, axis=0)


def output_rows_match_weights(model, data):
    table = model.layers[0].get_weights()[0]
    out = model.predict(data, verbose=0)
    expected = table[data]
    if out.shape != expected.shape:
        return False
    share = np.isclose(out, expected).all(axis=2).mean()
    return bool(share > 0.5)
