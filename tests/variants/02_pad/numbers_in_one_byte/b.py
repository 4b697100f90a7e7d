import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError(mode)
    # small numbers save memory
    table = np.empty((len(sequences), maxlen), dtype="uint8")
    for i, seq in enumerate(sequences):
        row = np.full(maxlen, value, dtype=int)
        if len(seq) > maxlen:
            seq = seq[len(seq) - maxlen:] if truncating == "pre" else seq[:maxlen]
        if padding == "pre":
            row[maxlen - len(seq):] = seq
        else:
            row[:len(seq)] = seq
        table[i] = row
    return table
