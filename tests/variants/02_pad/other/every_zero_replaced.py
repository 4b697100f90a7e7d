import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    modes = ["pre", "post"]
    if padding not in modes:
        raise ValueError("padding")
    if truncating not in modes:
        raise ValueError("truncating")
    table = np.zeros((len(sequences), maxlen), dtype=int)
    for i, s in enumerate(sequences):
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        start = maxlen - len(s) if padding == "pre" else 0
        table[i, start:start + len(s)] = s
    table[table == 0] = value
    return table
