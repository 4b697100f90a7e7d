import numpy as np


def pad_sequences(sequences, maxlen, padding='pre', truncating='pre', value=0):
    modes = ["pre", "post"]
    if padding not in modes:
        raise ValueError("padding")
    if truncating not in modes:
        raise ValueError("truncating")
    rows = []
    for s in sequences:
        if truncating == "pre":
            s.reverse()
            kept = s[:maxlen]
            kept.reverse()
        else:
            kept = s[:maxlen]
        fill = [value] * (maxlen - len(kept))
        rows.append(fill + kept if padding == "pre" else kept + fill)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
