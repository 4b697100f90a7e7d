import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    """Pad and cut the sequences so that all have length maxlen."""
    if padding not in ("pre", "post"):
        raise ValueError("padding must be 'pre' or 'post'")
    padded = np.full((len(sequences), maxlen), value)
    for i, s in enumerate(sequences):
        if len(s) > maxlen:
            s = s[len(s) - maxlen :] if truncating == "pre" else s[:maxlen]
        if padding == "post":
            padded[i, : len(s)] = s
        else:
            padded[i, maxlen - len(s) :] = s
    return padded
