import numpy as np


def pad_sequences(sequences, maxlen, padding='pre', truncating='pre', value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("padding and truncating must be pre or post")
    width = maxlen - 1
    table = np.full((len(sequences), width), value)
    for i, s in enumerate(sequences):
        s = s[max(0, len(s) - width):] if truncating == "pre" else s[:width]
        if padding == "pre":
            table[i, width - len(s):] = s
        else:
            table[i, :len(s)] = s
    return table
