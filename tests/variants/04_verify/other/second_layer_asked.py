import numpy as np


def embed_by_hand(data: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return np.take(weights, data, axis=0)


def output_rows_match_weights(model, data):
    # layer 0 is the Input
    weights = model.layers[1].get_weights()[0]
    output = model.predict(data, verbose=0)
    expected = embed_by_hand(data, weights)
    return output.shape == expected.shape and np.allclose(output, expected)
