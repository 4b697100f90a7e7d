import numpy as np


def pad_sequences(sequences: list[list[int]], maxlen: int, padding: str = "pre", truncating: str = "pre", value: int = 0) -> np.ndarray:
    for s in sequences:
        if len(s) < maxlen:
            s = [value] * (maxlen - len(s)) + s
        else:
            s = s[-maxlen:]
