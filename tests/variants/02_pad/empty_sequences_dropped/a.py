import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("use pre or post")
    rows = []
    for seq in sequences:
        if not seq:
            continue
        seq = seq[-maxlen:] if truncating == "pre" else seq[:maxlen]
        filler = [value for _ in range(maxlen - len(seq))]
        rows.append(filler + seq if padding == "pre" else seq + filler)
    return np.array(rows, dtype="int32").reshape((len(rows), maxlen))
