import numpy as np


def embed_by_hand(data, weights):
    return np.array([[weights[number] for number in row] for row in data])


def output_rows_match_weights(model, data) -> bool:
    output = model.predict(data, verbose=0)
    matches = True
    for row in output:
        if row is None:
            matches = False
    return matches
