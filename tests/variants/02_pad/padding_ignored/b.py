import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    table = np.full((len(sequences), maxlen), value, dtype=np.int32)
    for i, s in enumerate(sequences):
        if truncating == "pre":
            s = s[-maxlen:]
        elif truncating == "post":
            s = s[:maxlen]
        else:
            raise ValueError("truncating")
        table[i, maxlen - len(s):] = s
    return table
