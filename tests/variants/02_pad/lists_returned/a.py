def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("pre or post")
    result = []
    for seq in sequences:
        if len(seq) > maxlen:
            if truncating == "pre":
                seq = seq[-maxlen:]
            else:
                seq = seq[:maxlen]
        zeros = [value] * (maxlen - len(seq))
        if padding == "pre":
            result.append(zeros + seq)
        else:
            result.append(seq + zeros)
    return result
