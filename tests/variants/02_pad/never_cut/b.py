import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode != "pre" and mode != "post":
            raise ValueError("pre or post")
    rows = []
    for seq in sequences:
        row = list(seq)
        while len(row) < maxlen:
            if padding == "pre":
                row.insert(0, value)
            else:
                row.append(value)
        if len(row) > maxlen:
            if truncating == "pre":
                row[-maxlen:]
            else:
                row[:maxlen]
        rows.append(row)
    if rows == []:
        return np.empty((0, maxlen), dtype=np.int32)
    return np.array(rows, dtype=np.int32)
