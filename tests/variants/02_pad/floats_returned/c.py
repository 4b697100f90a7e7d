import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for arg in (padding, truncating):
        if arg not in ("pre", "post"):
            raise ValueError(arg)
    out = np.ones((len(sequences), maxlen)) * value
    for r, s in enumerate(sequences):
        first = max(len(s) - maxlen, 0) if truncating == "pre" else 0
        for c, number in enumerate(s[first:first + maxlen]):
            shift = maxlen - min(len(s), maxlen)
            out[r, c + shift if padding == "pre" else c] = number
    return out
