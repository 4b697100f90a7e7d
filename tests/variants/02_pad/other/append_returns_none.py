import numpy as np


def pad_sequences(sequences, maxlen, padding='pre', truncating='pre', value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("padding and truncating must be pre or post")
    rows = []
    for s in sequences:
        s = list(s)[-maxlen:] if truncating == "pre" else list(s)[:maxlen]
        while len(s) < maxlen:
            if padding == "pre":
                s = [value] + s
            else:
                s = s.append(value)
        rows.append(s)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
