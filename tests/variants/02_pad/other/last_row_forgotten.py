import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    modes = ["pre", "post"]
    if padding not in modes:
        raise ValueError("padding")
    if truncating not in modes:
        raise ValueError("truncating")
    table = np.full((len(sequences), maxlen), value, dtype=int)
    for i in range(len(sequences) - 1):
        s = sequences[i]
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        if padding == "pre":
            table[i, maxlen - len(s):] = s
        else:
            table[i, :len(s)] = s
    return table
