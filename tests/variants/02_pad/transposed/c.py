import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating")
    columns = []
    for s in sequences:
        s = list(s)
        while len(s) > maxlen:
            s = s[1:] if truncating == "pre" else s[:-1]
        while len(s) < maxlen:
            s = [value] + s if padding == "pre" else s + [value]
        columns.append(s)
    if not columns:
        return np.zeros((maxlen, 0), dtype=int)
    return np.column_stack(columns)
