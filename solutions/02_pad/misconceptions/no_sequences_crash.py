import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post"):
        raise ValueError("padding")
    if truncating not in ("pre", "post"):
        raise ValueError("truncating")
    rows = []
    for seq in sequences:
        seq = np.array(seq, dtype=int)
        if len(seq) > maxlen:
            seq = seq[-maxlen:] if truncating == "pre" else seq[:maxlen]
        missing = maxlen - len(seq)
        where = (missing, 0) if padding == "pre" else (0, missing)
        rows.append(np.pad(seq, where, constant_values=value))
    return np.vstack(rows)
