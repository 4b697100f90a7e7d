import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError("unknown mode: " + str(mode))
    rows = []
    for s in sequences:
        n = min(len(s), maxlen)
        real, empty = [1] * n, [0] * (maxlen - n)
        rows.append(empty + real if padding == "pre" else real + empty)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
