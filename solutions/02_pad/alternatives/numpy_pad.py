import numpy as np

ENDS = ("pre", "post")


def pad_one(sequence, maxlen, padding, truncating, value):
    sequence = np.asarray(sequence, dtype="int32")
    sequence = sequence[max(0, len(sequence) - maxlen):] if truncating == "pre" else sequence[:maxlen]
    missing = maxlen - sequence.size
    width = (missing, 0) if padding == "pre" else (0, missing)
    return np.pad(sequence, width, mode="constant", constant_values=value)


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if any(len(s) for s in sequences) and not (padding in ENDS and truncating in ENDS):
        raise ValueError(f"padding and truncating are one of {ENDS}")
    if not sequences:
        return np.empty((0, maxlen), dtype="int32")
    return np.stack([pad_one(s, maxlen, padding, truncating, value) for s in sequences])
