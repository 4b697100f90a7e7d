import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    out = np.zeros((len(sequences), maxlen), dtype=int)
    for r, s in enumerate(sequences):
        a = np.array(s, dtype=int)
        if len(a) > maxlen and truncating == "pre":
            a = a[len(a) - maxlen:]
        elif len(a) > maxlen:
            a = a[:maxlen]
        missing = maxlen - len(a)
        before, after = (missing, 0) if padding == "pre" else (0, missing)
        out[r] = np.pad(a, (before, after), constant_values=value)
    return out
