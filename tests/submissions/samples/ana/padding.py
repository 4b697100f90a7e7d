"""Exercise 2, pad: bring sequences of different lengths into one table.

A network takes many texts at once, as one array, and the rows of an array are equally long. Short sequences are filled up
with 0, which is no word's number; long ones are cut.

    pad_sequences([[1, 2, 3, 4], [1, 2, 5, 3, 4]], maxlen=6)   # [[0 0 1 2 3 4]
                                                               #  [0 1 2 5 3 4]]
"""

import numpy as np


def pad_sequences(sequences: list[list[int]], maxlen: int, padding: str = "pre", truncating: str = "pre", value: int = 0) -> np.ndarray:
    """Put `sequences` into an array of integers, shape (len(sequences), maxlen), one row each.

    - A sequence shorter than `maxlen` (at least 1) is filled with `value`: in front with padding="pre", behind with "post".
    - A longer one is cut: truncating="pre" cuts its beginning off, "post" its end. The two choices are independent.
    - An empty sequence gives a row of `value`; no sequences at all give an array of shape (0, maxlen).
    - A `padding` or `truncating` other than these two words raises ValueError as soon as one sequence is not empty.

    `sequences` is not changed. Numbers and `value` fit in int32.
    """
    if any(len(sequence) > 0 for sequence in sequences):
        for name, choice in (("padding", padding), ("truncating", truncating)):
            if choice not in ("pre", "post"):
                raise ValueError(f'{name} is "pre" or "post", not {choice!r}')

    table = np.full((len(sequences), maxlen), value, dtype=np.int32)
    for row, sequence in zip(table, sequences, strict=True):
        kept = sequence[-maxlen:] if truncating == "pre" else sequence[:maxlen]
        if padding == "pre":
            row[maxlen - len(kept) :] = kept
        else:
            row[: len(kept)] = kept
    return table
