import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    return np.zeros((len(sequences), 20_000_000 // max(1, len(sequences))), np.uint8)
