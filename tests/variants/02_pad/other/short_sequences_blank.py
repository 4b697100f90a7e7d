import numpy as np


def pad_sequences(sequences: list[list[int]], maxlen: int, padding: str = "pre", truncating: str = "pre", value: int = 0) -> np.ndarray:
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError("unknown mode: " + str(mode))
    table = np.full((len(sequences), maxlen), value, dtype=int)
    for i, s in enumerate(sequences):
        if len(s) >= maxlen:
            table[i] = s[-maxlen:] if truncating == "pre" else s[:maxlen]
    return table
