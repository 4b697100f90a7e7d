import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post"):
        raise ValueError("padding must be pre or post")
    rows = []
    for seq in sequences:
        fill = [value] * (maxlen - len(seq))
        if padding == "pre":
            rows.append(fill + seq[-maxlen:])
        else:
            rows.append(seq[:maxlen] + fill)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
