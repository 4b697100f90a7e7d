import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError("unknown mode: " + str(mode))
    if len(sequences) == 0:
        return np.zeros((0, 0), dtype=int)
    table = np.full((len(sequences), maxlen), value, dtype=int)
    for i, s in enumerate(sequences):
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        if padding == "pre":
            table[i, maxlen - len(s):] = s
        else:
            table[i, :len(s)] = s
    return table
