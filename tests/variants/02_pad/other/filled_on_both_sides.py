import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError("unknown mode: " + str(mode))
    rows = []
    for s in sequences:
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        missing = maxlen - len(s)
        left = missing // 2
        rows.append([value] * left + s + [value] * (missing - left))
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
