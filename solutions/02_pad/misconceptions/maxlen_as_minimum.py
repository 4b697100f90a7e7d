import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating")

    # make room for the longest one
    for s in sequences:
        maxlen = max(maxlen, len(s))

    out = np.full((len(sequences), maxlen), value)
    for i, s in enumerate(sequences):
        extra = maxlen - len(s)
        if padding == "pre":
            out[i] = [value] * extra + list(s)
        else:
            out[i] = list(s) + [value] * extra
    return out
