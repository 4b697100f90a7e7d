import numpy as np


def pad_sequences(sequences: list[list[int]], maxlen: int, padding: str = "pre", truncating: str = "pre", value: int = 0) -> np.ndarray:
    modes = ["pre", "post"]
    if padding not in modes:
        raise ValueError("padding")
    if truncating not in modes:
        raise ValueError("truncating")
    rows = []
    for s in sequences:
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        if len(s) < maxlen - 1:
            fill = [value] * (maxlen - len(s))
            s = fill + s if padding == "pre" else s + fill
        rows.append(s)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
