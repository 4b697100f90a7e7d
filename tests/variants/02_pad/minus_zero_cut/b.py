import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating")
    table = np.full((len(sequences), maxlen), value, dtype=np.int32)
    for i, seq in enumerate(sequences):
        diff = maxlen - len(seq)
        if diff > 0:
            kept = seq
        elif truncating == "post":
            kept = seq[:diff]
        else:
            kept = seq[-diff:]
        if padding == "post":
            table[i, :len(kept)] = kept
        else:
            table[i, maxlen - len(kept):] = kept
    return table
