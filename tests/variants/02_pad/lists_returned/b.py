import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError(padding)
    if truncating != "pre" and truncating != "post":
        raise ValueError(truncating)
    table = np.full((len(sequences), maxlen), value, dtype=int)
    for i, s in enumerate(sequences):
        s = s[:maxlen] if truncating == "post" else s[max(0, len(s) - maxlen):]
        if padding == "post":
            table[i, :len(s)] = s
        else:
            table[i, maxlen - len(s):] = s
    return table.tolist()
