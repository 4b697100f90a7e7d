import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ["pre", "post"]:
        raise ValueError("padding")
    if truncating not in ["pre", "post"]:
        raise ValueError("truncating")
    table = np.zeros((len(sequences), maxlen), dtype=np.int32)
    for i in range(len(sequences)):
        s = sequences[i]
        if len(s) > maxlen:
            if truncating == "pre":
                del s[:len(s) - maxlen]
            else:
                del s[maxlen:]
        missing = [value] * (maxlen - len(s))
        if padding == "pre":
            s[:0] = missing
        else:
            s += missing
        table[i, :] = s
    return table
