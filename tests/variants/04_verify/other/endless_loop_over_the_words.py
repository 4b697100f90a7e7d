import numpy as np


def embed_by_hand(data: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return np.take(weights, data, axis=0)


def output_rows_match_weights(model, data):
    table = model.layers[0].get_weights()[0]
    output = model.predict(data, verbose=0)
    if output.shape != data.shape + (table.shape[1],):
        return False
    i = 0
    while i < len(data):
        if not np.allclose(output[i], table[data[i]]):
            return False
    return True
