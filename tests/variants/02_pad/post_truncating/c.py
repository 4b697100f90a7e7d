import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError(f"{padding} is not possible")
    result = []
    for seq in sequences:
        seq = list(seq)
        while len(seq) > maxlen:
            seq.pop()
        while len(seq) < maxlen:
            seq.insert(0, value) if padding == "pre" else seq.append(value)
        result.append(seq)
    return np.array(result) if result else np.zeros((0, maxlen), dtype=int)
