import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("pre or post")
    table = np.full((maxlen, len(sequences)), value, dtype=int)
    for i, seq in enumerate(sequences):
        seq = seq[-maxlen:] if truncating == "pre" else seq[:maxlen]
        for j, number in enumerate(seq):
            if padding == "pre":
                table[maxlen - len(seq) + j, i] = number
            else:
                table[j, i] = number
    return table
