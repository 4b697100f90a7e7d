import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError(mode)
    rows = []
    for seq in sequences:
        row = np.full(maxlen, value)
        kept = seq[:maxlen] if truncating == "post" else seq[::-1][:maxlen][::-1]
        for i, number in enumerate(kept):
            if padding == "post":
                row[i] = number
            else:
                row[i + maxlen - len(kept)] = number
        rows.append(row)
    return np.asarray(rows, dtype=np.int32)
