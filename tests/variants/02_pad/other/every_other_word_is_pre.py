import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    table = np.full((len(sequences), maxlen), value, dtype=int)
    for i, s in enumerate(sequences):
        if truncating == "post":
            s = s[:maxlen]
        else:
            s = s[-maxlen:]
        if padding == "post":
            table[i, :len(s)] = s
        else:
            table[i, maxlen - len(s):] = s
    return table
