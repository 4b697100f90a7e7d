from itertools import zip_longest
import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post"):
        raise ValueError("padding")
    if truncating not in ("pre", "post"):
        raise ValueError("truncating")
    if not any(sequences):
        return np.zeros((len(sequences), 0), dtype=int)
    if padding == "post":
        columns = zip_longest(*sequences, fillvalue=value)
        return np.array(list(columns)).T
    columns = zip_longest(*[s[::-1] for s in sequences], fillvalue=value)
    return np.array(list(columns)).T[:, ::-1]
