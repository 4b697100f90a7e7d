import numpy as np


def pad_sequences(sequences, maxlen, padding='pre', truncating='pre', value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("padding and truncating must be pre or post")
    rows = []
    for s in sequences:
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        if padding == "pre":
            rows.append([value] * (maxlen - len(s)) + s)
        else:
            rows.append(s + [0] * (maxlen - len(s)))
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
