import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    modes = ["pre", "post"]
    if padding not in modes:
        raise ValueError("padding")
    if truncating not in modes:
        raise ValueError("truncating")
    width = len(sequences[0]) if sequences else maxlen
    table = np.full((len(sequences), width), value, dtype=int)
    for i, s in enumerate(sequences):
        s = s[max(0, len(s) - width):] if truncating == "pre" else s[:width]
        start = width - len(s) if padding == "pre" else 0
        table[i, start:start + len(s)] = s
    return table
