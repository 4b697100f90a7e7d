import numpy as np


def pad_sequences(sequences: list[list[int]], maxlen: int, padding: str = "pre", truncating: str = "pre", value: int = 0) -> np.ndarray:
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError("unknown mode: " + str(mode))
    rows = []
    for s in sequences:
        s = list(s)
        while len(s) > maxlen:
            s.pop(0 if truncating == "pre" else -1)
        if len(s) < maxlen:
            s.insert(0 if padding == "pre" else len(s), value)
        rows.append(s)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
