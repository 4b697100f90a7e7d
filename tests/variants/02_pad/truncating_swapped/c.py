import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating")
    out = np.empty((len(sequences), maxlen), dtype=int)
    out.fill(value)
    for r in range(len(sequences)):
        n = len(sequences[r])
        m = min(n, maxlen)
        first = n - m if truncating == "post" else 0
        column = maxlen - m if padding == "pre" else 0
        for k in range(m):
            out[r, column + k] = sequences[r][first + k]
    return out
