import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    side = {"pre": True, "post": False}
    if padding not in side:
        raise ValueError("padding")
    in_front = side[padding]
    cut_front = truncating == "pre"
    out = np.zeros((len(sequences), maxlen), dtype=int)
    for r, s in enumerate(sequences):
        row = list(s)
        while len(row) > maxlen:
            row.pop(0 if cut_front else -1)
        while len(row) < maxlen:
            row.insert(0 if in_front else len(row), value)
        out[r] = row
    return out
