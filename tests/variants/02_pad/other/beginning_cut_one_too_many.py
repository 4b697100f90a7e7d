import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError("unknown mode: " + str(mode))
    rows = []
    for s in sequences:
        if len(s) > maxlen:
            if truncating == "pre":
                s = s[len(s) - maxlen + 1:]
            else:
                s = s[:maxlen]
        while len(s) < maxlen:
            s = [value] + s if padding == "pre" else s + [value]
        rows.append(s)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
