import numpy as np


def embed_by_hand(data: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return np.take(weights, data, axis=0)


def output_rows_match_weights(model, data):
    w = model.layers[0].get_weights()[0]
    out = model.predict(data, verbose=0)
    if out.shape != data.shape + (w.shape[1],):
        return False
    return np.allclose(out[:, :, 0], w[data][:, :, 0])
