import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    table = np.full((len(sequences), maxlen), value, dtype=np.int32)
    for i, s in enumerate(sequences):
        if padding == "pre":
            s = s[max(0, len(s) - maxlen):]
            table[i, maxlen - len(s):] = s
        elif padding == "post":
            s = s[:maxlen]
            table[i, :len(s)] = s
        else:
            raise ValueError("padding")
    return table
