import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if {padding, truncating} - {"pre", "post"}:
        raise ValueError("padding and truncating must be pre or post")
    start = {"pre": slice(-maxlen, None), "post": slice(None, maxlen)}[truncating]
    cut = [np.asarray(s, dtype=np.int64)[start] for s in sequences]
    lengths = np.array([len(s) for s in cut], dtype=int)

    columns = np.arange(maxlen)
    if padding == "post":
        used = columns < lengths[:, None]
    else:
        used = columns >= maxlen - lengths[:, None]

    out = np.full(used.shape, value, dtype=np.int64)
    if used.any():
        out[used] = np.concatenate(cut)
    return out
