import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if {padding, truncating} - {"pre", "post"}:
        raise ValueError("pre or post")
    out = np.empty((len(sequences), maxlen), dtype=int)
    for r, s in enumerate(sequences):
        s = s[:maxlen] if truncating == "post" else s[max(0, len(s) - maxlen):]
        filled = list(s) + [value] * (maxlen - len(s))
        # turn the row round so that the filling is in front
        out[r] = filled[::-1] if padding == "pre" else filled
    return out
