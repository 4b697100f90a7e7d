import numpy as np


def pad_sequences(sequences, maxlen, padding='pre', truncating='pre', value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError("unknown mode: " + str(mode))
    rows = []
    for s in sequences:
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        if len(s) < maxlen:
            fill = [value] * maxlen - len(s)
            s = fill + s if padding == "pre" else s + fill
        rows.append(s)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
