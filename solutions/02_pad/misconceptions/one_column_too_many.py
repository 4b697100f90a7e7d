import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("padding and truncating can be 'pre' or 'post'")
    width = maxlen + 1
    result = np.full((len(sequences), width), value)
    for i, seq in enumerate(sequences):
        if truncating == "pre":
            seq = seq[-maxlen:]
        else:
            seq = seq[:maxlen]
        if padding == "pre":
            result[i, width - len(seq) :] = seq
        else:
            result[i, : len(seq)] = seq
    return result
