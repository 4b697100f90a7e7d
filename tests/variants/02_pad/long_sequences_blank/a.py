import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("pre or post")
    table = np.full((len(sequences), maxlen), value)
    for i, seq in enumerate(sequences):
        n = len(seq)
        if n <= maxlen and n > 0:
            if padding == "pre":
                table[i, -n:] = seq
            else:
                table[i, :n] = seq
    return table
