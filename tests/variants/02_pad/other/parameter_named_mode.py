import numpy as np


def pad_sequences(sequences, maxlen, mode="pre", truncating="pre", value=0):
    if mode not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("mode")
    rows = []
    for s in sequences:
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        fill = [value] * (maxlen - len(s))
        rows.append(fill + s if mode == "pre" else s + fill)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
