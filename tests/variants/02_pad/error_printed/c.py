import numpy as np
import sys


def is_mode(word):
    return word == "pre" or word == "post"


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if is_mode(padding) and is_mode(truncating):
        rows = np.empty((len(sequences), maxlen), dtype=np.int64)
        rows.fill(value)
        for row, seq in zip(rows, sequences):
            n = min(len(seq), maxlen)
            if n == 0:
                continue
            part = seq[len(seq) - n:] if truncating == "pre" else seq[:n]
            if padding == "pre":
                row[maxlen - n:] = part
            else:
                row[:n] = part
        return rows
    print("Error: unknown mode", file=sys.stderr)
