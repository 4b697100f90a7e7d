import numpy as np


def pad_sequences(sequences: list[list[int]], maxlen: int, padding: str = "pre", truncating: str = "pre", value: int = 0) -> np.ndarray:
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("padding and truncating must be pre or post")
    rows = []
    for s in sequences:
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        while len(s) < maxlen:
            if padding == "pre":
                s.insert(0, value)
            else:
                s.insert(-1, value)
        rows.append(s)
    return np.array(rows, dtype=int).reshape(len(rows), maxlen)
