import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    padded = []
    for seq in sequences:
        if truncating == "pre":
            seq = seq[-maxlen:]
        elif truncating == "post":
            seq = seq[:maxlen]
        else:
            raise ValueError("truncating: " + truncating)
        padded.append([value] * (maxlen - len(seq)) + list(seq))
    return np.array(padded, dtype="int32").reshape(len(sequences), maxlen)
