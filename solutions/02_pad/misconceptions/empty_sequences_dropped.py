import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("wrong mode")

    rows = []
    for seq in sequences:
        if len(seq) == 0:
            continue  # nothing to pad
        if truncating == "pre":
            seq = seq[-maxlen:]
        else:
            seq = seq[:maxlen]
        row = [value] * maxlen
        if padding == "pre":
            row[maxlen - len(seq) :] = seq
        else:
            row[: len(seq)] = seq
        rows.append(row)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
