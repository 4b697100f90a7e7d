import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating")
    empty = np.full(maxlen, value, dtype=int)
    rows = [empty] * len(sequences)
    for i, s in enumerate(sequences):
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        rows[i][:] = value
        if padding == "pre":
            rows[i][maxlen - len(s):] = s
        else:
            rows[i][:len(s)] = s
    return np.array(rows, dtype=int).reshape(len(sequences), maxlen)
