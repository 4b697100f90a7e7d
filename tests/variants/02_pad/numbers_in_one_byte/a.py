import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("pre or post")
    result = []
    for seq in sequences:
        seq = seq[-maxlen:] if truncating == "pre" else seq[:maxlen]
        zeros = [value] * (maxlen - len(seq))
        result.append(zeros + seq if padding == "pre" else seq + zeros)
    return np.array(result).reshape(len(sequences), maxlen).astype(np.uint8)
