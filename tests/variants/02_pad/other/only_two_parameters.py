import numpy as np


def pad_sequences(sequences, maxlen):
    result = np.zeros((len(sequences), maxlen), dtype=int)
    for i, s in enumerate(sequences):
        s = s[-maxlen:]
        result[i, maxlen - len(s):] = s
    return result
