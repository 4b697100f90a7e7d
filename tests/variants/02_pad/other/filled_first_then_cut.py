import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError("unknown mode: " + str(mode))
    width = max([maxlen] + [len(s) for s in sequences])
    table = np.full((len(sequences), width), value, dtype=int)
    for i, s in enumerate(sequences):
        if padding == "pre":
            table[i, width - len(s):] = s
        else:
            table[i, :len(s)] = s
    if truncating == "pre":
        return table[:, width - maxlen:]
    return table[:, :maxlen]
