import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    result = np.empty((len(sequences), maxlen), dtype=int)
    for i, seq in enumerate(sequences):
        row = list(seq)
        if len(row) < maxlen:
            filler = [value] * (maxlen - len(row))
            if padding == "pre":
                row = filler + row
            elif padding == "post":
                row = row + filler
            else:
                raise ValueError("padding must be 'pre' or 'post'")
        elif len(row) > maxlen:
            if truncating == "pre":
                row = row[-maxlen:]
            elif truncating == "post":
                row = row[:maxlen]
            else:
                raise ValueError("truncating must be 'pre' or 'post'")
        result[i] = row
    return result
