import numpy as np


def embed_by_hand(data: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return np.take(weights, data, axis=0)


def output_rows_match_weights(model, data):
    output = model.predict(data, verbose=0)
    expected = embed_by_hand(data, model.layers[0].get_weights()[0])
    if output.shape == expected.shape and np.allclose(output, expected):
        return "True"
    return "False"
