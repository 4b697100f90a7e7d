import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    modes = ["pre", "post"]
    if padding not in modes:
        raise ValueError("padding")
    if truncating not in modes:
        raise ValueError("truncating")
    table = np.full((len(sequences), maxlen), value, dtype=int)
    if padding == "pre":
        for i, s in enumerate(sequences):
            s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
            table[i, maxlen - len(s):] = s
        return table
    for i, s in enumerate(sequences):
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        table[i, :len(s)] = s
