import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating")
    rows = [np.full(maxlen, value, dtype=np.int32) for _ in sequences]
    for row, seq in zip(rows, sequences):
        if len(seq) > maxlen and truncating == "pre":
            seq = seq[len(seq) - maxlen:]
        if len(seq) > maxlen and truncating == "post":
            seq = seq[:maxlen]
        n = len(seq)
        if padding == "post":
            row[:n] = np.array(seq, dtype=np.int32)
        else:
            row[-n:] = np.array(seq, dtype=np.int32)
    return np.array(rows, dtype=np.int32).reshape(len(rows), maxlen)
