import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("pre or post")
    result = [[value] * maxlen] * len(sequences)
    for i, seq in enumerate(sequences):
        seq = seq[-maxlen:] if truncating == "pre" else seq[:maxlen]
        for j in range(len(seq)):
            if padding == "pre":
                result[i][maxlen - len(seq) + j] = seq[j]
            else:
                result[i][j] = seq[j]
    return np.array(result, dtype=int).reshape(len(sequences), maxlen)
