import numpy as np


def embed_by_hand(data: np.ndarray, weights: np.ndarray) -> np.ndarray:
    # one vector per word, so turn the matrix first
    vectors = weights.T
    return vectors[data]


def output_rows_match_weights(model, data: np.ndarray) -> bool:
    weights = model.layers[0].get_weights()[0]
    output = model(data).numpy()
    expected = np.take(weights, data, axis=0)
    return output.shape == expected.shape and np.allclose(output, expected)
