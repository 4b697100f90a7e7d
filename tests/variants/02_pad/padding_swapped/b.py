import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError(mode)
    rows = []
    for seq in sequences:
        row = list(seq)
        while len(row) > maxlen:
            row.pop(0 if truncating == "pre" else -1)
        while len(row) < maxlen:
            if padding == "pre":
                row.append(value)
            if padding == "post":
                row.insert(0, value)
        rows.append(row)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
