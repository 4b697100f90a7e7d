import numpy as np


def check(word):
    if word != "pre" and word != "post":
        raise AssertionError("must be pre or post: " + str(word))


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    check(padding)
    check(truncating)
    rows = []
    for sequence in sequences:
        row = list(sequence)
        while len(row) > maxlen:
            if truncating == "pre":
                row.pop(0)
            else:
                row.pop()
        while len(row) < maxlen:
            if padding == "pre":
                row.insert(0, value)
            else:
                row.append(value)
        rows.append(row)
    return np.array(rows, dtype=int).reshape(len(sequences), maxlen)
