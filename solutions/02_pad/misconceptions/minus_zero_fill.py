import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    x = np.full((len(sequences), maxlen), value, dtype="int32")
    for i, s in enumerate(sequences):
        if truncating == "pre":
            s = s[-maxlen:]
        elif truncating == "post":
            s = s[:maxlen]
        else:
            raise ValueError("truncating")

        if padding == "pre":
            x[i, -len(s) :] = s
        elif padding == "post":
            x[i, : len(s)] = s
        else:
            raise ValueError("padding")
    return x
