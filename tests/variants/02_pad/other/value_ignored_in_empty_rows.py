import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding must be pre or post")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating must be pre or post")
    table = np.zeros((len(sequences), maxlen), dtype=int)
    for i, s in enumerate(sequences):
        if not s:
            continue
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        fill = [value] * (maxlen - len(s))
        table[i] = fill + s if padding == "pre" else s + fill
    return table
