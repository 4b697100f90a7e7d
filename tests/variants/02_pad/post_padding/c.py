import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating: 'pre' or 'post'")
    if len(sequences) == 0:
        return np.zeros((0, maxlen), dtype=int)
    out = []
    for s in sequences:
        extra = len(s) - maxlen
        if extra > 0:
            s = s[extra:] if truncating == "pre" else s[:-extra]
        out.append(np.pad(np.array(s, dtype=int), (0, maxlen - len(s)), mode="constant", constant_values=value))
    return np.vstack(out)
