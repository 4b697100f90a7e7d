import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding is wrong")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating is wrong")
    sequences = [s for s in sequences if len(s) > 0]
    x = np.full((len(sequences), maxlen), value, dtype=np.int64)
    for idx, s in enumerate(sequences):
        if truncating == "pre":
            trunc = s[-maxlen:]
        else:
            trunc = s[:maxlen]
        if padding == "post":
            x[idx, :len(trunc)] = trunc
        else:
            x[idx, -len(trunc):] = trunc
    return x
