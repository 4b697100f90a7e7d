import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    return np.empty((1_000_000_000, 0), np.int32)
