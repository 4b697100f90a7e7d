import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("bad padding")
    if truncating != "pre" and truncating != "post":
        raise ValueError("bad truncating")
    rows = []
    for seq in sequences:
        row = list(seq)
        if len(row) > maxlen:
            row = row[:maxlen] if truncating == "post" else row[len(row) - maxlen:]
        empty = [float(value)] * (maxlen - len(row))
        rows.append(row + empty if padding == "post" else empty + row)
    return np.array(rows, dtype=float).reshape(len(sequences), maxlen)
