import numpy as np


def pad_sequences(sequences, maxlen, padding='pre', truncating='pre', value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding must be pre or post")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating must be pre or post")
    rows = []
    for s in sequences:
        s = list(s)
        if len(s) > maxlen:
            s.pop(0 if truncating == "pre" else -1)
        while len(s) < maxlen:
            s.insert(0 if padding == "pre" else len(s), value)
        rows.append(s)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
