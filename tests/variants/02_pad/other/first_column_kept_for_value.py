import numpy as np


def pad_sequences(sequences, maxlen, padding='pre', truncating='pre', value=0):
    modes = ["pre", "post"]
    if padding not in modes:
        raise ValueError("padding")
    if truncating not in modes:
        raise ValueError("truncating")
    table = np.full((len(sequences), maxlen), value, dtype=int)
    room = maxlen - 1
    for i, s in enumerate(sequences):
        s = s[max(0, len(s) - room):] if truncating == "pre" else s[:room]
        if padding == "pre":
            table[i, maxlen - len(s):] = s
        else:
            table[i, :len(s)] = s
    return table
