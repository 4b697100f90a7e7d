import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    return np.array([[0, 0, 1, 2, 3, 4], [0, 1, 2, 5, 3, 4]])
