import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("padding and truncating must be 'pre' or 'post'")
    padded = np.full((len(sequences), maxlen), value)
    for i, seq in enumerate(sequences):
        seq = seq[-maxlen:] if truncating == "pre" else seq[:maxlen]
        if padding == "pre":
            padded[i, maxlen - len(seq) :] = seq
        else:
            padded[i, : len(seq)] = seq
    return padded.astype("uint8")  # saves memory
