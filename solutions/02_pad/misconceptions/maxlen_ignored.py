import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("padding/truncating must be 'pre' or 'post'")

    # find the longest sequence
    longest = 0
    for seq in sequences:
        if len(seq) > longest:
            longest = len(seq)

    # all rows get the same length
    result = np.full((len(sequences), longest), value)
    for i, seq in enumerate(sequences):
        if padding == "pre":
            result[i, longest - len(seq) :] = seq
        else:
            result[i, : len(seq)] = seq
    return result
