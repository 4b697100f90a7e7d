import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    try:
        if padding not in ("pre", "post") or truncating not in ("pre", "post"):
            raise ValueError("padding and truncating: only 'pre' and 'post'")
        padded = []
        for seq in sequences:
            keep = seq[max(0, len(seq) - maxlen):] if truncating == "pre" else seq[:maxlen]
            fill = [value] * (maxlen - len(keep))
            padded.append(fill + keep if padding == "pre" else keep + fill)
        return np.array(padded, dtype=int).reshape(len(padded), maxlen)
    except ValueError as error:
        print(error)
