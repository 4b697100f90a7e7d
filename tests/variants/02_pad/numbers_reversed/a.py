import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("pre or post")
    table = np.full((len(sequences), maxlen), value, dtype=int)
    for i, seq in enumerate(sequences):
        seq = seq[-maxlen:] if truncating == "pre" else seq[:maxlen]
        for j in range(len(seq)):
            if padding == "pre":
                table[i, maxlen - 1 - j] = seq[j]
            else:
                table[i, j] = seq[j]
    return table
