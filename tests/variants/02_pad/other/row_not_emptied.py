import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding must be pre or post")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating must be pre or post")
    rows = []
    row = [value] * maxlen
    for s in sequences:
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        for j in range(len(s)):
            if padding == "pre":
                row[maxlen - len(s) + j] = s[j]
            else:
                row[j] = s[j]
        rows.append(row[:])
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
