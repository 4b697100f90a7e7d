import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post"):
        raise ValueError("padding")
    if truncating not in ("pre", "post"):
        raise ValueError("truncating")

    # shape: length x number of sequences
    x = np.full((maxlen, len(sequences)), value)
    for n, seq in enumerate(sequences):
        if truncating == "pre":
            seq = seq[-maxlen:]
        else:
            seq = seq[:maxlen]
        offset = maxlen - len(seq) if padding == "pre" else 0
        for t, number in enumerate(seq):
            x[offset + t, n] = number
    return x
