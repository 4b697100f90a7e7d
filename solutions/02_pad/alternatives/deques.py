from collections import deque

import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    matrix = np.zeros((len(sequences), maxlen), dtype=np.intp)
    for row, sequence in zip(matrix, sequences):
        window = deque(maxlen=maxlen)
        if len(sequence):
            if truncating == "pre":
                window.extend(sequence)  # pushes the first ones out on the left
            elif truncating == "post":
                window.extendleft(reversed(sequence))  # pushes the last ones out on the right
            else:
                raise ValueError(truncating)
            if padding not in {"pre", "post"}:
                raise ValueError(padding)
        add = window.append if padding == "post" else window.appendleft
        while len(window) < maxlen:
            add(value)
        row[:] = window
    return matrix
