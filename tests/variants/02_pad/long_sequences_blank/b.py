import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for m in (padding, truncating):
        if m not in ("pre", "post"):
            raise ValueError(m)
    rows = []
    for seq in sequences:
        row = [value] * maxlen
        start = maxlen - len(seq) if padding == "pre" else 0
        if 0 <= start and start + len(seq) <= maxlen:
            for k in range(len(seq)):
                row[start + k] = seq[k]
        rows.append(row)
    return np.array(rows, dtype=np.int32).reshape(len(sequences), maxlen)
