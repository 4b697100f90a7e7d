import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    assert padding in ("pre", "post"), "padding must be 'pre' or 'post'"
    assert truncating in ("pre", "post"), "truncating must be 'pre' or 'post'"

    matrix = np.ones((len(sequences), maxlen), dtype=np.int64) * value
    for row, seq in enumerate(sequences):
        kept = seq[-maxlen:] if truncating == "pre" else seq[:maxlen]
        if padding == "pre":
            matrix[row, maxlen - len(kept) :] = kept
        else:
            matrix[row, : len(kept)] = kept
    return matrix
