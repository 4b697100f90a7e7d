import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("pre or post")
    longest = max([len(s) for s in sequences], default=0)
    table = np.full((len(sequences), longest), value, dtype=int)
    for i, s in enumerate(sequences):
        if padding == "pre":
            table[i, longest - len(s):] = s
        else:
            table[i, :len(s)] = s
    return table
