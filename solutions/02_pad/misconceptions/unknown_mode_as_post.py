import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    result = np.full((len(sequences), maxlen), value)
    for i, seq in enumerate(sequences):
        if truncating == "pre":
            seq = seq[-maxlen:]
        else:
            seq = seq[:maxlen]
        if padding == "pre":
            result[i, maxlen - len(seq) :] = seq
        else:
            result[i, : len(seq)] = seq
    return result
