import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    table = np.full((len(sequences), maxlen), value, dtype=np.int32)
    for i, s in enumerate(sequences):
        if len(s) > maxlen:
            s = s[len(s) - maxlen:]
        if padding == "pre":
            table[i, maxlen - len(s):] = s
        elif padding == "post":
            table[i, :len(s)] = s
        else:
            raise ValueError("padding")
    return table
