import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("pre or post")
    result = []
    for seq in sequences:
        if len(seq) >= maxlen:
            too_many = len(seq) - maxlen
            if truncating == "pre":
                seq = seq[too_many:]
            else:
                seq = seq[:-too_many]
        fill = [value] * (maxlen - len(seq))
        result.append(fill + seq if padding == "pre" else seq + fill)
    return np.array(result, dtype=int).reshape(len(result), maxlen)
