import numpy as np

MODES = {"pre", "post"}


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    assert {padding, truncating} <= MODES, "padding and truncating: 'pre' or 'post'"
    out = np.empty((len(sequences), maxlen), dtype="int64")
    for r in range(len(sequences)):
        s = sequences[r]
        kept = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        fill = [value] * (maxlen - len(kept))
        out[r] = fill + list(kept) if padding == "pre" else list(kept) + fill
    return out
