import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding must be pre or post")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating must be pre or post")
    table = np.full((len(sequences), maxlen), value, dtype=int)
    for i, s in enumerate(sequences):
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        first, rest = s[0], s[1:]
        start = maxlen - len(s) if padding == "pre" else 0
        table[i, start] = first
        for j, n in enumerate(rest):
            table[i, start + 1 + j] = n
    return table
