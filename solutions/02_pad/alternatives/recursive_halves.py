import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    n = len(sequences)
    if n == 0:
        return np.empty((0, maxlen), dtype=int)
    if n == 1:
        return np.array([pad(sequences[0], maxlen, padding, truncating, value)], dtype=int)
    # divide and conquer
    top = pad_sequences(sequences[: n // 2], maxlen, padding, truncating, value)
    bottom = pad_sequences(sequences[n // 2 :], maxlen, padding, truncating, value)
    return np.vstack([top, bottom])


def pad(s, maxlen, padding, truncating, value):
    if not s:
        return [value] * maxlen
    if padding not in "pre post".split() or truncating not in "pre post".split():
        raise ValueError("only pre and post")
    if len(s) > maxlen:
        return s[len(s) - maxlen :] if truncating == "pre" else s[:maxlen]
    rest = [value] * (maxlen - len(s))
    return rest + s if padding == "pre" else s + rest
