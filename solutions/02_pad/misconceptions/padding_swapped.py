import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ["pre", "post"] or truncating not in ["pre", "post"]:
        raise ValueError("only 'pre' and 'post' are allowed")

    output = np.zeros((len(sequences), maxlen), dtype=int)
    for i in range(len(sequences)):
        s = list(sequences[i])
        if truncating == "pre":
            s = s[max(0, len(s) - maxlen) :]
        else:
            s = s[:maxlen]
        missing = [value] * (maxlen - len(s))
        if padding == "pre":
            # pre: the numbers come first
            output[i] = s + missing
        else:
            # post: the numbers come last
            output[i] = missing + s
    return output
