import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating")
    if len(sequences) == 0:
        return np.array([], dtype=int)
    out = np.full((len(sequences), maxlen), value)
    for i, s in enumerate(sequences):
        if len(s) == 0:
            continue
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        if padding == "pre":
            out[i, -len(s):] = s
        else:
            out[i, :len(s)] = s
    return out
