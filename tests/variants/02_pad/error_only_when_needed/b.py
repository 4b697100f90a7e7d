import numpy as np


def cut(seq, maxlen, truncating):
    if truncating == "pre":
        return seq[len(seq) - maxlen:]
    if truncating == "post":
        return seq[:maxlen]
    raise ValueError(f"unknown truncating {truncating}")


def pad(seq, maxlen, padding, value):
    missing = maxlen - len(seq)
    if padding == "pre":
        return missing * [value] + seq
    if padding == "post":
        return seq + missing * [value]
    raise ValueError(f"unknown padding {padding}")


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    table = np.zeros((len(sequences), maxlen), dtype=np.int32)
    for i, seq in enumerate(sequences):
        if len(seq) > maxlen:
            seq = cut(seq, maxlen, truncating)
        if len(seq) < maxlen:
            seq = pad(seq, maxlen, padding, value)
        table[i] = seq
    return table
