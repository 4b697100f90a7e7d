import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post"):
        raise ValueError("unknown padding: %s" % padding)
    if truncating not in ("pre", "post"):
        raise ValueError("unknown truncating: %s" % truncating)

    rows = []
    for seq in sequences:
        row = list(seq)  # a copy, seq stays as it is
        while len(row) > maxlen:
            if truncating == "pre":
                row.pop(0)
            else:
                row.pop()
        while len(row) < maxlen:
            if padding == "pre":
                row.insert(0, value)
            else:
                row.append(value)
        rows.append(row)

    if rows == []:
        return np.zeros((0, maxlen), dtype=int)
    return np.array(rows)
