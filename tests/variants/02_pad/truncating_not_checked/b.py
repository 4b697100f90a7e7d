import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    table = np.full((len(sequences), maxlen), value, dtype=np.int32)
    for i, s in enumerate(sequences):
        kept = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        if padding == "pre":
            table[i, maxlen - len(kept):] = kept
        elif padding == "post":
            table[i, :len(kept)] = kept
        else:
            raise ValueError(f"padding {padding!r} is unknown")
    return table
