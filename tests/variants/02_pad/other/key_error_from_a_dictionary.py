import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    cut = {"pre": lambda s: s[-maxlen:], "post": lambda s: s[:maxlen]}
    fill = {"pre": lambda s: [value] * (maxlen - len(s)) + s, "post": lambda s: s + [value] * (maxlen - len(s))}
    rows = [fill[padding](cut[truncating](s)) for s in sequences]
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
