import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError(mode)
    rows = []
    for seq in sequences:
        if len(seq) > maxlen:
            seq = seq[:maxlen] if truncating == "post" else seq[len(seq) - maxlen:]
        fill = [value] * (maxlen - len(seq))
        rows.append(seq + fill if padding == "post" else fill + seq)
    return np.array(rows, dtype=np.int32).reshape(len(rows), maxlen).T
