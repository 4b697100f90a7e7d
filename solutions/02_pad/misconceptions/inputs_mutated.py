import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("padding and truncating must be 'pre' or 'post'")

    for seq in sequences:
        # too short
        while len(seq) < maxlen:
            if padding == "pre":
                seq.insert(0, value)
            else:
                seq.append(value)
        # too long
        while len(seq) > maxlen:
            if truncating == "pre":
                seq.pop(0)
            else:
                seq.pop()
    if len(sequences) == 0:
        return np.zeros((0, maxlen), dtype=int)
    return np.array(sequences)
