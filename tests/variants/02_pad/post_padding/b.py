import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    rows = []
    for seq in sequences:
        if truncating == "post":
            row = list(seq[:maxlen])
        elif truncating == "pre":
            row = list(seq[max(0, len(seq) - maxlen):])
        else:
            raise ValueError(truncating)
        row.extend([value] * (maxlen - len(row)))
        rows.append(row)
    return np.array(rows, dtype=np.int32).reshape(len(rows), maxlen)
