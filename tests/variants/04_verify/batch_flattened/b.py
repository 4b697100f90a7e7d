"""One vector after the other into a list."""
import numpy as np


def embed_by_hand(data: np.ndarray, weights: np.ndarray) -> np.ndarray:
    vectors = []
    for text in data:
        for number in text:
            vectors.append(weights[number])
    return np.array(vectors)


def output_rows_match_weights(model, data):
    rows = model.layers[0].get_weights()[0]
    prediction = model.predict(data, verbose=0)
    if prediction.ndim != 3 or prediction.shape[:2] != data.shape or prediction.shape[2] != rows.shape[1]:
        return False
    return all(np.allclose(p, rows[d]) for p, d in zip(prediction, data))
