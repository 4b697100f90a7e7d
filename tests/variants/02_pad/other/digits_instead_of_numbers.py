import numpy as np


def pad_sequences(sequences, maxlen, padding='pre', truncating='pre', value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("padding and truncating must be pre or post")
    rows = []
    for s in sequences:
        text = "".join(str(abs(n)) for n in s)
        text = text[-maxlen:] if truncating == "pre" else text[:maxlen]
        digits = [int(c) for c in text]
        fill = [value] * (maxlen - len(digits))
        rows.append(fill + digits if padding == "pre" else digits + fill)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
