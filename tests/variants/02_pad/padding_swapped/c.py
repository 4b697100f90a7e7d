import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating")
    out = np.empty((len(sequences), maxlen), dtype=np.int64)
    for i, s in enumerate(sequences):
        a = np.array(s, dtype=np.int64)
        a = a[len(a) - maxlen:] if truncating == "pre" and len(a) > maxlen else a[:maxlen]
        missing = np.repeat(value, maxlen - len(a))
        # pre: the numbers come before the filling
        parts = {"pre": (a, missing), "post": (missing, a)}
        out[i] = np.concatenate(parts[padding])
    return out
