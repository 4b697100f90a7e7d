import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post"):
        raise ValueError("padding must be 'pre' or 'post'")
    if truncating not in ("pre", "post"):
        raise ValueError("truncating must be 'pre' or 'post'")

    all_rows = []
    for seq in sequences:
        if truncating == "pre":
            seq = seq[-maxlen:]
        else:
            seq = seq[:maxlen]

        row = []
        if padding == "pre":
            for number in seq:
                row.insert(0, number)
            while len(row) < maxlen:
                row.insert(0, value)
        else:
            for number in seq:
                row.append(number)
            while len(row) < maxlen:
                row.append(value)
        all_rows.append(row)
    return np.array(all_rows, dtype=int).reshape(len(sequences), maxlen)
