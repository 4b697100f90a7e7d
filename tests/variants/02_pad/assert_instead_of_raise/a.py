import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    assert padding in ("pre", "post")
    assert truncating in ("pre", "post")
    result = np.full((len(sequences), maxlen), value)
    for i, seq in enumerate(sequences):
        if len(seq) > maxlen:
            if truncating == "pre":
                seq = seq[len(seq) - maxlen:]
            else:
                seq = seq[:maxlen]
        if len(seq) == 0:
            continue
        if padding == "pre":
            result[i, -len(seq):] = seq
        else:
            result[i, :len(seq)] = seq
    return result
