import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    return np.full((len(sequences), maxlen), np.nan) if maxlen % 2 else {float('nan'): float('inf'), -0.0: 0.0}
