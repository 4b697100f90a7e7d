import numpy as np


def embed_by_hand(data, weights):
    result = np.zeros((data.shape[0], data.shape[1], weights.shape[1]))
    for i, row in enumerate(data):
        vector = np.zeros(weights.shape[1])
        for j, number in enumerate(row):
            vector += weights[number]
            result[i, j] = vector
    return result


def output_rows_match_weights(model, data):
    out = model.predict(data, verbose=0)
    w = model.get_weights()[0]
    right = np.take(w, data, axis=0)
    return out.shape == right.shape and bool(np.isclose(out, right).all())
