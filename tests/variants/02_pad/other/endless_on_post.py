import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError("unknown mode: " + str(mode))
    rows = []
    for s in sequences:
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        while len(s) < maxlen:
            if padding == "pre":
                s = [value] + s
            if padding == "post ":
                s = s + [value]
        rows.append(s)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
