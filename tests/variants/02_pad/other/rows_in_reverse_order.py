import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError("unknown mode: " + str(mode))
    table = np.empty((0, maxlen), dtype=int)
    for s in sequences:
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        fill = [value] * (maxlen - len(s))
        row = fill + s if padding == "pre" else s + fill
        table = np.vstack(([row], table)).astype(int)
    return table
