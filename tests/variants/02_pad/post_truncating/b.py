import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    rows = []
    for seq in sequences:
        row = []
        for number in seq:
            if len(row) < maxlen:
                row.append(number)
        zeros = [value] * (maxlen - len(row))
        if padding == "pre":
            row = zeros + row
        elif padding == "post":
            row = row + zeros
        else:
            raise ValueError("padding")
        rows.append(row)
    return np.array(rows, dtype=np.int32).reshape(len(rows), maxlen)
