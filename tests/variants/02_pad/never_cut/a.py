import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("pre or post")
    if not sequences:
        return np.zeros((0, maxlen), dtype=int)
    result = []
    for seq in sequences:
        zeros = [value] * (maxlen - len(seq))
        if padding == "pre":
            result.append(zeros + list(seq))
        else:
            result.append(list(seq) + zeros)
    return np.array(result)
