import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("only pre and post")
    if len(sequences) == 0:
        return np.zeros((0, maxlen), dtype=int)
    rows = []
    for seq in sequences:
        row = list(seq)
        while len(row) < maxlen:
            if padding == "pre":
                row = [value] + row
            else:
                row = row + [value]
        rows.append(row)
    return np.array(rows)
