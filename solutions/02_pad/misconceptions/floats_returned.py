import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("'pre' or 'post' please")
    result = np.zeros((len(sequences), maxlen))
    result[:] = value
    for i in range(len(sequences)):
        seq = sequences[i]
        if len(seq) > maxlen and truncating == "pre":
            seq = seq[-maxlen:]
        if len(seq) > maxlen and truncating == "post":
            seq = seq[:maxlen]
        for j in range(len(seq)):
            if padding == "pre":
                result[i][maxlen - len(seq) + j] = seq[j]
            else:
                result[i][j] = seq[j]
    return result
