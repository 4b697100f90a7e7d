import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating")
    width = max([maxlen] + [len(s) for s in sequences])
    x = np.full((len(sequences), width), value, dtype=np.int64)
    for i, s in enumerate(sequences):
        if truncating == "pre":
            s = s[-width:]
        else:
            s = s[:width]
        if padding == "pre":
            x[i, width - len(s):] = s
        else:
            x[i, :len(s)] = s
    return x
