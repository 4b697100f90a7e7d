import numpy as np


def pad_left(numbers, width, value):
    numbers = list(numbers)
    while len(numbers) < width:
        numbers.insert(0, value)
    return numbers


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if truncating == "pre":
        short = [s[max(0, len(s) - maxlen):] for s in sequences]
    elif truncating == "post":
        short = [s[:maxlen] for s in sequences]
    else:
        raise ValueError("wrong truncating: " + str(truncating))
    out = np.zeros((len(short), maxlen), dtype=int)
    for k, s in enumerate(short):
        out[k] = pad_left(s, maxlen, value)
    return out
