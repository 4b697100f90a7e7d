import numpy as np


def embed_by_hand(data: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return np.take(weights, data, axis=0)


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = model.predict(data, verbose=0)
    if output.shape != data.shape + (weights.shape[1],):
        return False
    for i in range(len(data)):
        for j in range(len(data[i])):
            if np.allclose(output[i, j], weights[data[i, j]]):
                return True
            else:
                return False
