import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    fill = [value] * maxlen
    rows = []
    for s in sequences:
        s = list(s)
        if padding == "pre":
            # put values in front and keep the last maxlen
            rows.append((fill + s)[-maxlen:])
        elif padding == "post":
            rows.append((s + fill)[:maxlen])
        else:
            raise ValueError("padding should be 'pre' or 'post'")
    return np.array(rows, dtype=int).reshape(-1, maxlen)
