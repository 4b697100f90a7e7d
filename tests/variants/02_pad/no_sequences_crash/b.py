import numpy as np


def one_row(seq, maxlen, padding, truncating, value):
    row = np.full((1, maxlen), value, dtype=int)
    if truncating == "post":
        seq = seq[:maxlen]
    else:
        seq = seq[max(len(seq) - maxlen, 0):]
    start = 0 if padding == "post" else maxlen - len(seq)
    row[0, start:start + len(seq)] = seq
    return row


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post"):
        raise ValueError("padding")
    if truncating not in ("pre", "post"):
        raise ValueError("truncating")
    return np.concatenate([one_row(s, maxlen, padding, truncating, value) for s in sequences], axis=0)
