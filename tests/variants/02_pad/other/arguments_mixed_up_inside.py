import numpy as np


def one(s, maxlen, truncating, padding, value):
    s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
    fill = [value] * (maxlen - len(s))
    return fill + s if padding == "pre" else s + fill


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("padding and truncating must be pre or post")
    rows = [one(s, maxlen, padding, truncating, value) for s in sequences]
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
