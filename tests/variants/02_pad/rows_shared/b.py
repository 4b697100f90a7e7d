import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError(mode)
    row = [value] * maxlen
    rows = []
    for seq in sequences:
        if len(seq) > maxlen:
            seq = seq[:maxlen] if truncating == "post" else seq[len(seq) - maxlen:]
        start = 0 if padding == "post" else maxlen - len(seq)
        row[start:start + len(seq)] = seq
        rows.append(row)
    return np.array(rows, dtype=np.int32).reshape(len(rows), maxlen)
