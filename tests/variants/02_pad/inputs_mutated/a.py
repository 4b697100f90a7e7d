import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("pre or post")
    for seq in sequences:
        while len(seq) < maxlen:
            if padding == "pre":
                seq.insert(0, value)
            else:
                seq.append(value)
        while len(seq) > maxlen:
            if truncating == "pre":
                seq.pop(0)
            else:
                seq.pop()
    return np.array(sequences, dtype=int).reshape(len(sequences), maxlen)
