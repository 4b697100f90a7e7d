import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    result = np.full((len(sequences), maxlen), value)
    for i, sequence in enumerate(sequences):
        if len(sequence) == 0:
            continue

        if truncating == "pre":
            cut = sequence[-maxlen:]
        elif truncating == "post":
            cut = sequence[:maxlen]
        else:
            raise ValueError("truncating must be 'pre' or 'post', not " + repr(truncating))

        if padding == "pre":
            result[i, maxlen - len(cut) :] = cut
        elif padding == "post":
            result[i, : len(cut)] = cut
        else:
            raise ValueError("padding must be 'pre' or 'post', not " + repr(padding))
    return result
