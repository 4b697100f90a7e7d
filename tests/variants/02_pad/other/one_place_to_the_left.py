import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding must be pre or post")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating must be pre or post")
    table = np.full((len(sequences), maxlen), value, dtype=int)
    for i, s in enumerate(sequences):
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        for j in range(len(s)):
            if padding == "pre":
                table[i, maxlen - len(s) + j - 1] = s[j]
            else:
                table[i, j] = s[j]
    return table
