from itertools import chain, islice, repeat

import numpy as np


def _check(name, word):
    if word != "pre" and word != "post":
        raise ValueError(f"{name}={word!r}: use 'pre' or 'post'")


def _padded(seq, maxlen, padding, truncating, value):
    surplus = max(len(seq) - maxlen, 0)
    kept = islice(seq, surplus, None) if truncating == "pre" else islice(seq, maxlen)
    fill = repeat(value, max(maxlen - len(seq), 0))
    return chain(fill, kept) if padding == "pre" else chain(kept, fill)


def pad_sequences(
    sequences: list[list[int]],
    maxlen: int,
    padding: str = "pre",
    truncating: str = "pre",
    value: int = 0,
) -> np.ndarray:
    _check("padding", padding)
    _check("truncating", truncating)
    numbers = chain.from_iterable(_padded(s, maxlen, padding, truncating, value) for s in sequences)
    return np.fromiter(numbers, dtype=np.int32, count=len(sequences) * maxlen).reshape(len(sequences), maxlen)
