import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if set([padding, truncating]) - set(["pre", "post"]):
        raise ValueError("pre or post!")
    for i in range(len(sequences)):
        if len(sequences[i]) > maxlen:
            if truncating == "pre":
                sequences[i] = sequences[i][-maxlen:]
            else:
                sequences[i] = sequences[i][:maxlen]
        n = maxlen - len(sequences[i])
        if padding == "pre":
            sequences[i] = n * [value] + sequences[i]
        else:
            sequences[i] = sequences[i] + n * [value]
    if len(sequences) == 0:
        return np.zeros((0, maxlen), dtype=int)
    return np.array(sequences)
