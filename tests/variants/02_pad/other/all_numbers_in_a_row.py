import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding must be pre or post")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating must be pre or post")
    numbers = []
    for s in sequences:
        numbers += s
    size = len(sequences) * maxlen
    numbers = numbers[-size:] if truncating == "pre" else numbers[:size]
    fill = [value] * (size - len(numbers))
    numbers = fill + numbers if padding == "pre" else numbers + fill
    return np.array(numbers, dtype=int)[:size].reshape(len(sequences), maxlen)
