import numpy as np


def pad_sequences(sequences, maxlen, padding='pre', truncating='pre', value=0):
    modes = ["pre", "post"]
    if padding not in modes:
        raise ValueError("padding")
    if truncating not in modes:
        raise ValueError("truncating")
    for s in sequences:
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        fill = [value] * (maxlen - len(s))
        yield np.array(fill + s if padding == "pre" else s + fill)
