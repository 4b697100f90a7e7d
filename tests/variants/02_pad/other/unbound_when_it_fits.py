import numpy as np


def make_row(s, maxlen, padding, truncating, value):
    if len(s) < maxlen:
        fill = [value] * (maxlen - len(s))
        row = fill + s if padding == "pre" else s + fill
    if len(s) > maxlen:
        row = s[-maxlen:] if truncating == "pre" else s[:maxlen]
    return row


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("padding and truncating must be pre or post")
    rows = [make_row(s, maxlen, padding, truncating, value) for s in sequences]
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
