import numpy as np


def embed_by_hand(data: np.ndarray, weights: np.ndarray) -> np.ndarray:
    flipped = np.transpose(weights)
    return np.array([[flipped[word] for word in review] for review in data])


def output_rows_match_weights(model, data):
    out = model.predict(data, verbose=0)
    w = model.get_weights()[0]
    right = np.take(w, data, axis=0)
    return out.shape == right.shape and bool(np.isclose(out, right).all())
