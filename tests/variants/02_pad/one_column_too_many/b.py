import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating")
    length = maxlen + 1  # one more for the 0
    rows = []
    for seq in sequences:
        seq = seq[-length:] if truncating == "pre" else seq[:length]
        fill = [value] * (length - len(seq))
        rows.append(fill + seq if padding == "pre" else seq + fill)
    return np.array(rows, dtype=np.int32).reshape(len(rows), length)
