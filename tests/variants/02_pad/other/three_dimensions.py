import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding must be pre or post")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating must be pre or post")
    table = np.full((len(sequences), maxlen, 1), value, dtype=int)
    for i, s in enumerate(sequences):
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        start = maxlen - len(s) if padding == "pre" else 0
        for j, n in enumerate(s):
            table[i, start + j, 0] = n
    return table
