import numpy as np


def fit(row, n, end, value):
    """Add or take away at one end until the row has n numbers."""
    row = list(row)
    while len(row) != n:
        if len(row) < n:
            row.insert(0 if end == "pre" else len(row), value)
        else:
            row.pop(0 if end == "pre" else -1)
    return row


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding != "pre" and padding != "post":
        raise ValueError("only pre and post")
    rows = [fit(s, maxlen, padding, value) for s in sequences]
    return np.array(rows) if rows else np.zeros((0, maxlen), dtype=int)
