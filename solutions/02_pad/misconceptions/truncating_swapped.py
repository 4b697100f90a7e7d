import numpy as np


def check(mode):
    if mode != "pre" and mode != "post":
        raise ValueError("mode must be pre or post, not " + str(mode))


def pad_sequences(
    sequences: list[list[int]], maxlen: int, padding: str = "pre", truncating: str = "pre", value: int = 0
) -> np.ndarray:
    check(padding)
    check(truncating)
    result = np.full((len(sequences), maxlen), value)
    for i, sequence in enumerate(sequences):
        # "pre" keeps the first part of the sequence, "post" the last part
        if truncating == "pre":
            sequence = sequence[:maxlen]
        else:
            sequence = sequence[-maxlen:]
        if padding == "pre":
            start = maxlen - len(sequence)
            result[i, start:] = sequence
        else:
            result[i, : len(sequence)] = sequence
    return result
