import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for arg in [padding, truncating]:
        if arg not in ("pre", "post"):
            raise ValueError("wrong argument " + str(arg))
    maxlen = 0
    for s in sequences:
        maxlen = max(maxlen, len(s))
    rows = []
    for s in sequences:
        if truncating == "pre":
            s = s[len(s) - maxlen if len(s) > maxlen else 0:]
        else:
            s = s[:maxlen]
        fill = [value] * (maxlen - len(s))
        rows.append(fill + s if padding == "pre" else s + fill)
    return np.array(rows, dtype=np.int32).reshape(len(rows), maxlen)
