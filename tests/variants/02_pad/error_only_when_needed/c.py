import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    rows = []
    for sequence in sequences:
        row = [n for n in sequence]
        while len(row) < maxlen:
            if padding not in ("pre", "post"):
                raise ValueError("padding: pre or post, please")
            row.insert(0 if padding == "pre" else len(row), value)
        while len(row) > maxlen:
            if truncating not in ("pre", "post"):
                raise ValueError("truncating: pre or post, please")
            row.pop(0 if truncating == "pre" else -1)
        rows.append(row)
    if len(rows) == 0:
        return np.empty((0, maxlen), dtype=int)
    return np.asarray(rows)
