import numpy as np


def pad_sequences(sequences: list[list[int]], maxlen: int, padding: str = "pre", truncating: str = "pre", value: int = 0) -> np.ndarray:
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("padding and truncating must be pre or post")
    table = np.full((len(sequences), maxlen + 1), value, dtype=int)
    for i, s in enumerate(sequences):
        s = s[-maxlen:] if truncating == "pre" else s[:maxlen]
        start = maxlen - len(s) if padding == "pre" else 1
        table[i, start:start + len(s)] = s
    return table[:, :maxlen]
