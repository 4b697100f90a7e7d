import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post"):
        raise ValueError("padding must be pre or post")
    rows = []
    for seq in sequences:
        if len(seq) > maxlen:
            if truncating == "pre":
                seq = seq[-maxlen:]
            else:
                seq = seq[:maxlen]
        fill = [value] * (maxlen - len(seq))
        rows.append(fill + seq if padding == "pre" else seq + fill)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
