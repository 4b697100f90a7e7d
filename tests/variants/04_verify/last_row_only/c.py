"""Count through all places with while."""
import numpy as np


def embed_by_hand(data, weights):
    dim = weights.shape[1]
    flat = weights[data.flatten()]
    return flat.reshape(data.shape[0], data.shape[1], dim)


def output_rows_match_weights(model, data):
    expected = embed_by_hand(data, model.get_weights()[0])
    output = model.predict(data, verbose=0)
    if expected.shape != output.shape:
        return False
    expected = expected.reshape(-1, expected.shape[2])
    output = output.reshape(-1, output.shape[2])
    place = 0
    while place < len(expected):
        difference = np.abs(expected[place] - output[place])
        result = bool((difference <= 1e-8 + 1e-5 * np.abs(expected[place])).all())
        place += 1
    return result
