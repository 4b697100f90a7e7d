import numpy as np


def shorten(s, n, where):
    if len(s) <= n:
        return s
    last = n - 1
    if where == "post":
        return s[:last]
    return s[len(s) - last:]


def fill(s, n, where, value):
    missing = n - len(s)
    if where == "post":
        return np.pad(np.array(s, dtype=int), (0, missing), constant_values=value)
    return np.pad(np.array(s, dtype=int), (missing, 0), constant_values=value)


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post"):
        raise ValueError("padding")
    if truncating not in ("pre", "post"):
        raise ValueError("truncating")
    if not sequences:
        return np.zeros((0, maxlen), dtype=int)
    return np.stack([fill(shorten(s, maxlen, truncating), maxlen, padding, value) for s in sequences])
