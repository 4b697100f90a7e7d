import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if {padding, truncating} - {"pre", "post"}:
        raise ValueError("unknown mode")
    result = np.zeros((0, maxlen), dtype=int)
    for sequence in sequences:
        row = []
        n = len(sequence)
        for number in sequence:
            row.append(number)
        if n > maxlen and truncating == "pre":
            row = row[n - maxlen:]
        if n > maxlen and truncating == "post":
            row = row[:maxlen]
        if len(row) >= 1:
            rest = [value] * (maxlen - len(row))
            full = rest + row if padding == "pre" else row + rest
            result = np.vstack([result, np.array([full], dtype=int)])
    return result
