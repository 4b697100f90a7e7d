"""Builds the columns, then turns the table: the result is a view that is not contiguous."""
from itertools import zip_longest

import numpy as np


def pad_sequences(sequences, maxlen, padding='pre', truncating='pre', value=0):
    if padding not in ('pre', 'post') or truncating not in ('pre', 'post'):
        raise ValueError("'pre' or 'post' please")

    cut = [s[-maxlen:] if truncating == 'pre' else s[:maxlen] for s in sequences]
    if padding == 'pre':
        cut = [s[::-1] for s in cut]

    filler = range(maxlen)    # one more "sequence", so that there are maxlen columns
    columns = [column[:-1] for column in zip_longest(*cut, filler, fillvalue=value)]
    table = np.array(columns, dtype=np.int64).reshape(maxlen, len(sequences)).T
    return table[:, ::-1] if padding == 'pre' else table
