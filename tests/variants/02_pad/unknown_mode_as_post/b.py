import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    cut_front = truncating == "pre"
    fill_front = padding == "pre"
    table = np.full((len(sequences), maxlen), value, dtype=np.int32)
    for i, s in enumerate(sequences):
        s = s[-maxlen:] if cut_front else s[:maxlen]
        start = (maxlen - len(s)) * fill_front
        table[i, start:start + len(s)] = s
    return table
