import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if truncating not in ("pre", "post"):
        raise ValueError("truncating")
    table = np.full((len(sequences), maxlen), value, dtype=int)
    for i, s in enumerate(sequences):
        if truncating == "pre":
            s = s[-maxlen:]
            table[i, maxlen - len(s):] = s
        else:
            s = s[:maxlen]
            table[i, :len(s)] = s
    return table
