import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    rows = []
    for seq in sequences:
        if len(seq) > maxlen:
            if truncating == "pre":
                seq = seq[-maxlen:]
            else:
                seq = seq[:maxlen]
        if len(seq) < maxlen:
            if padding == "pre":
                seq = [value] * (maxlen - len(seq)) + seq
            else:
                seq = seq + [value] * (maxlen - len(seq))
        rows.append(seq)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
