import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ["pre", "post"]:
            raise ValueError(mode)
    table = np.zeros((len(sequences), maxlen), dtype=int)
    table[:] = value
    for i, seq in enumerate(sequences):
        words = list(seq)
        if len(words) > maxlen:
            # make room
            while len(words) >= maxlen:
                del words[0 if truncating == "pre" else -1]
        start = maxlen - len(words) if padding == "pre" else 0
        for j, word in enumerate(words):
            table[i][start + j] = word
    return table
