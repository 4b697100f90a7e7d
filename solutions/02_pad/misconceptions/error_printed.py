import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post"):
        print("ValueError: padding must be 'pre' or 'post'")
        return None
    if truncating not in ("pre", "post"):
        print("ValueError: truncating must be 'pre' or 'post'")
        return None

    new = []
    for seq in sequences:
        if truncating == "pre":
            seq = list(seq)[-maxlen:]
        else:
            seq = list(seq)[:maxlen]
        zeros = [value] * (maxlen - len(seq))
        if padding == "pre":
            new.append(zeros + seq)
        else:
            new.append(seq + zeros)
    return np.array(new, dtype=int).reshape(len(sequences), maxlen)
