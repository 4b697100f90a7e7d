import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("pre or post")
    longest = maxlen
    for seq in sequences:
        if len(seq) > longest:
            longest = len(seq)
    result = []
    for seq in sequences:
        zeros = [value] * (longest - len(seq))
        result.append(zeros + seq if padding == "pre" else seq + zeros)
    return np.array(result, dtype=int).reshape(len(result), longest)
