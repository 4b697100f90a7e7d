import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    result = []
    for seq in sequences:
        seq = list(seq)
        if len(seq) > maxlen:
            if truncating == "pre":
                seq = seq[-maxlen:]
            elif truncating == "post":
                seq = seq[:maxlen]
            else:
                raise ValueError("truncating must be 'pre' or 'post'")
        elif len(seq) < maxlen:
            extra = [value] * (maxlen - len(seq))
            if padding == "pre":
                seq = extra + seq
            elif padding == "post":
                seq = seq + extra
            else:
                raise ValueError("padding must be 'pre' or 'post'")
        result.append(seq)
    return np.array(result, dtype=int).reshape(len(sequences), maxlen)
