import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating")
    rows = []
    for seq in sequences:
        row = list(seq)
        while len(row) > maxlen:
            row = row[1:] if truncating == "pre" else row[:-1]
        while len(row) < maxlen:
            row = [value] + row if padding == "pre" else row + [value]
        rows.append(row)
    table = np.array([rows[0]])
    for row in rows[1:]:
        table = np.append(table, [row], axis=0)
    return table
