import time

import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    time.sleep(4)
    table = np.full((len(sequences), maxlen), value, np.int32)
    for row, sequence in zip(table, sequences):
        kept = sequence[-maxlen:] if truncating == "pre" else sequence[:maxlen]
        if padding == "pre":
            row[maxlen - len(kept):] = kept
        else:
            row[: len(kept)] = kept
    return table
