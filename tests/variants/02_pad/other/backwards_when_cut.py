import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    modes = ["pre", "post"]
    if padding not in modes:
        raise ValueError("padding")
    if truncating not in modes:
        raise ValueError("truncating")
    rows = []
    for s in sequences:
        if len(s) > maxlen and truncating == "pre":
            s = s[::-1][:maxlen]
        elif len(s) > maxlen:
            s = s[:maxlen]
        fill = [value] * (maxlen - len(s))
        rows.append(fill + s if padding == "pre" else s + fill)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
