import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if truncating not in ("pre", "post"):
        raise ValueError("truncating")
    rows = []
    for s in sequences:
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        if len(s) < maxlen:
            if padding == "pre":
                s = [value] * (maxlen - len(s)) + s
            elif padding == "post":
                s = s + [value] * (maxlen - len(s))
            else:
                raise ValueError("padding")
        rows.append(s)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
