import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating")
    rows = []
    for seq in sequences:
        if len(seq) > maxlen:
            seq = seq[len(seq) - maxlen:] if truncating == "pre" else seq[:maxlen]
        row = []
        if padding == "pre":
            for number in seq:
                row.insert(0, number)
            for _ in range(maxlen - len(seq)):
                row.insert(0, value)
        else:
            for number in seq:
                row.append(number)
            for _ in range(maxlen - len(seq)):
                row.append(value)
        rows.append(row)
    return np.array(rows, dtype=np.int32).reshape(len(rows), maxlen)
