import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if truncating not in ("pre", "post"):
        raise ValueError("truncating must be pre or post")
    rows = []
    for seq in sequences:
        if len(seq) > maxlen:
            seq = seq[-maxlen:] if truncating == "pre" else seq[:maxlen]
        rows.append([value] * (maxlen - len(seq)) + list(seq))
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
