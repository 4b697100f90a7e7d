import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("padding and truncating must be pre or post")
    table = np.full((len(sequences), maxlen), value, dtype=int)
    for i, s in enumerate(sequences):
        if padding == "pre":
            s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
            table[i, maxlen - len(s):] = s
        else:
            s = s[-maxlen:]
            table[i, :len(s)] = s
    return table
