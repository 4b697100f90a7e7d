import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("must be 'pre' or 'post'")
    # dtype=object, otherwise numpy complained about the different lengths
    result = np.full((len(sequences), maxlen), value, dtype=object)
    for i, s in enumerate(sequences):
        if len(s) > maxlen:
            if truncating == "pre":
                s = s[-maxlen:]
            else:
                s = s[:maxlen]
        for k in range(len(s)):
            if padding == "pre":
                result[i, maxlen - len(s) + k] = s[k]
            else:
                result[i, k] = s[k]
    return result
