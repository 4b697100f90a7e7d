import numpy as np


def pad_sequences(sequences, maxlen, padding='pre', truncating='pre', value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError("unknown mode: " + str(mode))
    n = sequences.shape[0]
    table = np.full((n, maxlen), value, dtype=int)
    for i in range(n):
        s = sequences[i]
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        start = maxlen - len(s) if padding == "pre" else 0
        table[i, start:start + len(s)] = s
    return table
