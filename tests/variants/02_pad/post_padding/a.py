import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if truncating not in ("pre", "post"):
        raise ValueError("truncating must be pre or post")
    table = np.full((len(sequences), maxlen), value, dtype=int)
    for i, seq in enumerate(sequences):
        seq = seq[-maxlen:] if truncating == "pre" else seq[:maxlen]
        table[i, :len(seq)] = seq
    return table
