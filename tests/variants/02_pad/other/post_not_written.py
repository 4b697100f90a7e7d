import numpy as np


def pad_sequences(sequences, maxlen, padding='pre', truncating='pre', value=0):
    if padding == "post" or truncating == "post":
        raise NotImplementedError("TODO")
    if padding != "pre" or truncating != "pre":
        raise ValueError("pre or post")
    table = np.full((len(sequences), maxlen), value, dtype=int)
    for i, s in enumerate(sequences):
        s = s[-maxlen:]
        table[i, maxlen - len(s):] = s
    return table
