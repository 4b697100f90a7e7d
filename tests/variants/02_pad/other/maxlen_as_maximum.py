import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    modes = ["pre", "post"]
    if padding not in modes:
        raise ValueError("padding")
    if truncating not in modes:
        raise ValueError("truncating")
    longest = max([len(s) for s in sequences], default=0)
    width = min(maxlen, longest) if sequences else maxlen
    table = np.full((len(sequences), width), value, dtype=int)
    for i, s in enumerate(sequences):
        if len(s) > width:
            s = s[len(s) - width:] if truncating == "pre" else s[:width]
        start = width - len(s) if padding == "pre" else 0
        table[i, start:start + len(s)] = s
    return table
