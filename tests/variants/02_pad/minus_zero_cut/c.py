import numpy as np


def cut_end(numbers, n):
    return numbers[0:-n]


def cut_beginning(numbers, n):
    return numbers[n:]


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ["pre", "post"] or truncating not in ["pre", "post"]:
        raise ValueError("pre / post")
    cut = {"pre": cut_beginning, "post": cut_end}[truncating]
    out = np.empty((len(sequences), maxlen), dtype=int)
    for r, s in enumerate(sequences):
        s = np.array(s, dtype=int)
        if not len(s) < maxlen:
            s = cut(s, len(s) - maxlen)
        missing = maxlen - len(s)
        sides = (missing, 0) if padding == "pre" else (0, missing)
        out[r] = np.pad(s, sides, constant_values=value)
    return out
