import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    out = np.full((len(sequences), maxlen), value, dtype=np.int32)
    for row, seq in zip(out, sequences):
        seq = seq[:maxlen]  # too long? cut it
        n = len(seq)
        if padding == "pre":
            row[maxlen - n :] = seq
        elif padding == "post":
            row[:n] = seq
        else:
            raise ValueError(f"unknown padding: {padding}")
    return out
