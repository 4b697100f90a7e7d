import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding must be pre or post")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating must be pre or post")
    table = np.full((len(sequences), maxlen), value, dtype=int)
    for i in range(1, len(sequences)):
        s = sequences[i]
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        start = 0 if padding == "post" else maxlen - len(s)
        table[i, start:start + len(s)] = s
    return table
