import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError(mode)
    table = np.full((len(sequences), maxlen), value, dtype=np.int32)
    for i, s in enumerate(sequences):
        s = list(s)
        while len(s) > maxlen:
            if truncating == "post":
                s.pop(0)
            if truncating == "pre":
                s.pop()
        if padding == "pre":
            table[i, maxlen - len(s):] = s
        else:
            table[i, :len(s)] = s
    return table
