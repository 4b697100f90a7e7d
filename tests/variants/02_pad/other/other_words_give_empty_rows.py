import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    table = np.full((len(sequences), maxlen), value, dtype=int)
    for i, s in enumerate(sequences):
        if truncating == "pre":
            s = s[-maxlen:]
        elif truncating == "post":
            s = s[:maxlen]
        else:
            s = []
        if padding == "pre":
            table[i, maxlen - len(s):] = s
        elif padding == "post":
            table[i, :len(s)] = s
    return table
