import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("padding and truncating must be 'pre' or 'post'")

    # an empty table, filled with value
    table = [[value] * maxlen] * len(sequences)

    for i in range(len(sequences)):
        seq = sequences[i]
        if len(seq) > maxlen:
            if truncating == "pre":
                seq = seq[-maxlen:]
            else:
                seq = seq[:maxlen]
        if padding == "pre":
            start = maxlen - len(seq)
        else:
            start = 0
        for j in range(len(seq)):
            table[i][start + j] = seq[j]

    return np.array(table, dtype=int).reshape(len(sequences), maxlen)
