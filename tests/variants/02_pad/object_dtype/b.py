import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError(mode)
    table = np.full((len(sequences), maxlen), None)
    for i, seq in enumerate(sequences):
        if len(seq) > maxlen:
            seq = seq[:maxlen] if truncating == "post" else seq[len(seq) - maxlen:]
        if padding == "pre":
            for j in range(maxlen):
                k = j - (maxlen - len(seq))
                table[i, j] = seq[k] if k >= 0 else value
        else:
            for j in range(maxlen):
                table[i, j] = seq[j] if j < len(seq) else value
    return table
