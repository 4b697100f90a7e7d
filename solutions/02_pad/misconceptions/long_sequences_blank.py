import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in {"pre", "post"}:
        raise ValueError("bad padding")
    if truncating not in {"pre", "post"}:
        raise ValueError("bad truncating")

    data = np.full((len(sequences), maxlen), value)
    for i, seq in enumerate(sequences):
        if len(seq) <= maxlen:  # it fits
            if padding == "pre":
                data[i, maxlen - len(seq) :] = seq
            else:
                data[i, : len(seq)] = seq
    return data
