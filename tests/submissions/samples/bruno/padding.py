import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if truncating not in ("pre", "post"):
        raise ValueError("truncating must be 'pre' or 'post'")
    result = np.full((len(sequences), maxlen), value)
    for i, seq in enumerate(sequences):
        if len(seq) > maxlen:
            if truncating == "pre":
                seq = seq[-maxlen:]
            else:
                seq = seq[:maxlen]
        for j, number in enumerate(seq):
            result[i, j] = number
    return result
