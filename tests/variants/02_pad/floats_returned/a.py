import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("pre or post")
    result = np.zeros((len(sequences), maxlen))
    result = result + value
    for i, seq in enumerate(sequences):
        if truncating == "pre":
            seq = seq[-maxlen:]
        else:
            seq = seq[:maxlen]
        if padding == "pre":
            result[i, maxlen - len(seq):] = seq
        else:
            result[i, :len(seq)] = seq
    return result
