import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("only pre and post are possible")
    padded = []
    for seq in sequences:
        seq = list(seq)
        if len(seq) > maxlen:
            if truncating == "pre":
                seq = seq[len(seq) - maxlen + 1:]
            else:
                seq = seq[0:maxlen - 1]
        zeros = [value] * (maxlen - len(seq))
        if padding == "pre":
            padded.append(zeros + seq)
        else:
            padded.append(seq + zeros)
    return np.array(padded, dtype=np.int32).reshape(-1, maxlen)
