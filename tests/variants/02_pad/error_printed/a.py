import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post"):
        print("ValueError: padding must be pre or post")
        return None
    if truncating not in ("pre", "post"):
        print("ValueError: truncating must be pre or post")
        return None
    data = np.full((len(sequences), maxlen), value, dtype=int)
    for i in range(len(sequences)):
        seq = sequences[i]
        if len(seq) > maxlen:
            seq = seq[-maxlen:] if truncating == "pre" else seq[:maxlen]
        for j in range(len(seq)):
            if padding == "pre":
                data[i, maxlen - len(seq) + j] = seq[j]
            else:
                data[i, j] = seq[j]
    return data
