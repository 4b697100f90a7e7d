import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post"):
        raise ValueError("padding must be 'pre' or 'post'")
    if truncating not in ("pre", "post"):
        raise ValueError("truncating must be 'pre' or 'post'")

    array = np.full((len(sequences), maxlen), value)
    for i, seq in enumerate(sequences):
        too_many = len(seq) - maxlen
        if too_many >= 0:
            if truncating == "pre":
                seq = seq[too_many:]
            else:
                seq = seq[:-too_many]
        if padding == "pre":
            array[i, maxlen - len(seq) :] = seq
        else:
            array[i, : len(seq)] = seq
    return array
