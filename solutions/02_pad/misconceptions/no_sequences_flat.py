import numpy as np


def pad_one(seq, maxlen, padding, truncating, value):
    if truncating == "pre":
        seq = seq[-maxlen:]
    elif truncating == "post":
        seq = seq[:maxlen]
    else:
        raise ValueError("truncating must be 'pre' or 'post'")
    filler = [value] * (maxlen - len(seq))
    if padding == "pre":
        return filler + seq
    elif padding == "post":
        return seq + filler
    else:
        raise ValueError("padding must be 'pre' or 'post'")


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    return np.array([pad_one(list(s), maxlen, padding, truncating, value) for s in sequences], dtype="int32")
