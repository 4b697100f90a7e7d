import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post"):
        raise ValueError("padding")
    rows = []
    for s in sequences:
        if len(s) > maxlen:
            if truncating == "pre":
                s = s[-maxlen:]
            elif truncating == "post":
                s = s[:maxlen]
            else:
                raise ValueError("truncating")
        fill = [value] * (maxlen - len(s))
        rows.append(fill + s if padding == "pre" else s + fill)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
