import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if {padding, truncating} - {"pre", "post"}:
        raise ValueError("mode")
    columns = maxlen
    table = np.full((0, columns), value, dtype=int)
    for s in sequences:
        if len(s) > columns:
            # the table must become wider
            more = np.full((len(table), len(s) - columns), value, dtype=int)
            table = np.hstack([more, table] if padding == "pre" else [table, more])
            columns = len(s)
        gap = (columns - len(s)) * [value]
        row = gap + list(s) if padding == "pre" else list(s) + gap
        table = np.vstack([table, np.array(row, dtype=int)[None, :]])
    return table
