import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    return np.zeros((1, 20_000_000), np.int8)
