import numpy as np


def pad_sequences(sequences, maxlen, padding='pre', truncating='pre', value=0):
    modes = ["pre", "post"]
    if padding not in modes:
        raise ValueError("padding")
    if truncating not in modes:
        raise ValueError("truncating")
    table = np.full((len(sequences), maxlen), value, dtype=int)
    for i, s in enumerate(sequences):
        if len(s) < maxlen:
            if padding == "pre":
                table[i, maxlen - len(s):] = s
            else:
                table[i, :len(s)] = s
        elif len(s) > maxlen:
            table[i] = s[-maxlen:] if truncating == "pre" else s[:maxlen]
    return table
