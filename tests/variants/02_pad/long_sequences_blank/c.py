import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post"):
        raise ValueError("padding")
    if truncating not in ("pre", "post"):
        raise ValueError("truncating")
    out = np.zeros((len(sequences), maxlen), dtype="int32") + np.int32(value)
    for r, s in enumerate(sequences):
        try:
            if padding == "post":
                out[r, 0:len(s)] = s
            else:
                out[r, maxlen - len(s):maxlen] = s
        except ValueError:
            # does not fit
            pass
    return out
