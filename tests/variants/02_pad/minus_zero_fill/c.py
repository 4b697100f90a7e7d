import numpy as np


def target(padding, n):
    """The part of the row that the numbers go to."""
    if padding == "pre":
        return slice(-n, None)
    return slice(0, n)


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for mode in (padding, truncating):
        if mode not in ("pre", "post"):
            raise ValueError(mode)
    result = np.ones((len(sequences), maxlen), dtype=int) * value
    for k in range(len(sequences)):
        numbers = sequences[k]
        n = min(maxlen, len(numbers))
        first = len(numbers) - n if truncating == "pre" else 0
        result[k][target(padding, n)] = numbers[first:first + n]
    return result
