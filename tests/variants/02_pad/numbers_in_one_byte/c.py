import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("padding")
    if truncating != "pre" and truncating != "post":
        raise ValueError("truncating")
    numbers = []
    for seq in sequences:
        seq = list(seq)
        while len(seq) > maxlen:
            seq.pop(0 if truncating == "pre" else -1)
        while len(seq) < maxlen:
            seq.insert(0 if padding == "pre" else maxlen, value)
        for n in seq:
            numbers.append(n % 256)
    return np.frombuffer(bytes(numbers), dtype=np.uint8).reshape(len(sequences), maxlen)
