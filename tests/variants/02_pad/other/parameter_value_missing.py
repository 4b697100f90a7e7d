import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre"):
    if padding != "pre" and padding != "post":
        raise ValueError("padding must be pre or post")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating must be pre or post")
    table = np.zeros((len(sequences), maxlen), dtype=np.int32)
    for i, s in enumerate(sequences):
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        if padding == "pre":
            table[i, maxlen - len(s):] = s
        else:
            table[i, :len(s)] = s
    return table
