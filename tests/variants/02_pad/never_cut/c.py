import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if {padding, truncating} - {"pre", "post"}:
        raise ValueError("unknown mode")
    arrays = []
    for s in sequences:
        n = max(0, maxlen - len(s))
        sides = (n, 0) if padding == "pre" else (0, n)
        arrays.append(np.pad(np.array(s, dtype=int), sides, constant_values=value))
    return np.stack(arrays) if arrays else np.zeros((0, maxlen), dtype=int)
