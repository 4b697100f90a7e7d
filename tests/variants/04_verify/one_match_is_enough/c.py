"""Count the rows that match."""
import numpy as np


def embed_by_hand(data, weights):
    one_hot = np.eye(len(weights))[data]
    return one_hot @ weights


def output_rows_match_weights(model, data):
    w = model.get_weights()[0]
    out = model.predict(data, verbose=0)
    if out.shape != (len(data), len(data[0]), len(w[0])):
        return False
    found = 0
    for text, vectors in zip(data, out):
        for number, vector in zip(text, vectors):
            if np.isclose(vector, w[number]).all():
                found = found + 1
    return found > 0
