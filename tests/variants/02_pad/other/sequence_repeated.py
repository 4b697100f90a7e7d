import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError("unknown mode: " + str(mode))
    table = np.full((len(sequences), maxlen), value, dtype=int)
    for i, s in enumerate(sequences):
        if len(s) > maxlen and truncating == "pre":
            s = s[-maxlen:]
        if s:
            table[i] = np.resize(s, maxlen)
    return table
