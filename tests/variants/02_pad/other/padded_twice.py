import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError("unknown mode: " + str(mode))
    table = np.full((len(sequences), maxlen), value, dtype=int)
    for i, s in enumerate(sequences):
        s = np.array(s[-maxlen:] if truncating == "pre" else s[:maxlen], dtype=int)
        n = maxlen - len(s)
        table[i] = np.pad(s, n, constant_values=value)
    return table
