import numpy as np


def pad_sequences(sequences: list[list[int]], maxlen: int, padding: str = "pre", truncating: str = "pre", value: int = 0) -> np.ndarray:
    modes = ["pre", "post"]
    if padding not in modes:
        raise ValueError("padding")
    if truncating not in modes:
        raise ValueError("truncating")
    rows = []
    for s in sequences:
        if len(sequences) > maxlen:
            s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        fill = [value] * (maxlen - len(s))
        rows.append(fill + s if padding == "pre" else s + fill)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
