import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    modes = ["pre", "post"]
    if padding not in modes:
        raise ValueError("padding")
    if truncating not in modes:
        raise ValueError("truncating")
    rows = []
    row = [value] * maxlen
    for s in sequences:
        fill = [value] * (maxlen - len(s))
        if len(s) < maxlen:
            row = fill + s if padding == "pre" else s + fill
        elif len(s) > maxlen:
            row = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        rows.append(row)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
