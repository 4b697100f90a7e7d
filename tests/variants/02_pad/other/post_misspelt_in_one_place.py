import numpy as np


def pad_sequences(sequences, maxlen, padding='pre', truncating='pre', value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("padding and truncating must be pre or post")
    rows = []
    for s in sequences:
        if truncating == "pre":
            s = s[-maxlen:]
        else:
            s = s[:maxlen]
        fill = [value] * (maxlen - len(s))
        if padding == "pre":
            s = fill + s
        elif padding == "Post":
            s = s + fill
        rows.append(s)
    return np.array(rows)
