import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating")
    out = np.empty((len(sequences), maxlen), dtype=int)
    for r, s in enumerate(sequences):
        a = np.array(s, dtype=int)
        a = a[max(0, len(a) - maxlen):] if truncating == "pre" else a[:maxlen]
        n = maxlen - len(a)
        out[r] = np.pad(a, (n, 0) if padding == "pre" else (0, n))
    return out
