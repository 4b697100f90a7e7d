from collections import deque
import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError(padding)
    out = np.empty((len(sequences), maxlen), dtype=int)
    for r, s in enumerate(sequences):
        d = deque(s, maxlen=maxlen)  # keeps the newest
        for _ in range(maxlen - len(d)):
            if padding == "pre":
                d.appendleft(value)
            else:
                d.append(value)
        out[r] = list(d)
    return out
