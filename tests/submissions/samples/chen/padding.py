import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    table = np.full((len(sequences), maxlen), value)
    for row, sequence in enumerate(sequences):
        last = sequence[len(sequence)]
        print("last number of row", row, "is", last)
        table[row, -1] = last
    return table
