import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError("choose pre or post")

    padded = np.full((len(sequences), maxlen), value)
    for i, seq in enumerate(sequences):
        seq = list(seq)
        if len(seq) > maxlen:
            last = maxlen - 1  # counting starts at 0
            if truncating == "pre":
                seq = seq[len(seq) - last :]
            else:
                seq = seq[:last]
        if padding == "pre":
            padded[i, maxlen - len(seq) :] = seq
        else:
            padded[i, : len(seq)] = seq
    return padded
