import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError(mode)
    rows = []
    for seq in sequences:
        row = list(seq)
        while len(row) > maxlen:
            if truncating == "pre":
                del row[0]
            else:
                del row[-1]
        while len(row) <= maxlen:
            if padding == "pre":
                row = [value] + row
            else:
                row = row + [value]
        rows.append(row)
    if not rows:
        return np.zeros((0, maxlen + 1), dtype=int)
    return np.array(rows)
