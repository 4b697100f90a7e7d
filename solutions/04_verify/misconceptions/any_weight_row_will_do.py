import numpy as np


def embed_by_hand(data, weights):
    return np.array([weights[row] for row in data])


def is_a_row(vector, weights):
    for row in weights:
        if np.allclose(vector, row):
            return True
    return False


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = np.array(model(data))
    if output.shape != (data.shape[0], data.shape[1], weights.shape[1]):
        return False
    for review in output:
        for vector in review:
            if not is_a_row(vector, weights):
                return False
    return True
