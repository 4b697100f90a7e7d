import numpy as np


def pad_sequences(sequences, maxlen, *, padding="pre", truncating="pre", value=0):
    """Use the smallest integer type that can hold all the numbers."""
    numbers = [value] + [n for s in sequences for n in s]
    dtype = np.result_type(np.min_scalar_type(min(numbers)), np.min_scalar_type(max(numbers)))

    out = np.empty((len(sequences), maxlen), dtype=dtype)
    out.fill(value)
    for row, s in zip(out, sequences):
        if not s:
            continue
        match truncating:
            case "pre":
                s = s[-maxlen:]
            case "post":
                s = s[:maxlen]
            case _:
                raise ValueError(f"truncating: {truncating}")
        match padding:
            case "pre":
                row[-len(s):] = s
            case "post":
                row[:len(s)] = s
            case _:
                raise ValueError(f"padding: {padding}")
    return out
