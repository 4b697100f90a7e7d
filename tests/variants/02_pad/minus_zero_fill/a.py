import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("pre or post")
    x = np.full((len(sequences), maxlen), value, dtype=int)
    for i, s in enumerate(sequences):
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        if padding == "pre":
            x[i, -len(s):] = s
        else:
            x[i, :len(s)] = s
    return x
