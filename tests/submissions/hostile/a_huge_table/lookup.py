import numpy as np


def embed_by_hand(data, weights):
    return np.zeros(250_000_000, np.uint8)


def output_rows_match_weights(model, data):
    return None
