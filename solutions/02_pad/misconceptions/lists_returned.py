def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post"):
        raise ValueError("padding must be pre or post")
    if truncating not in ("pre", "post"):
        raise ValueError("truncating must be pre or post")

    padded_sequences = []
    for sequence in sequences:
        sequence = list(sequence)
        if len(sequence) > maxlen:
            if truncating == "pre":
                sequence = sequence[len(sequence) - maxlen :]
            else:
                sequence = sequence[:maxlen]
        filling = [value] * (maxlen - len(sequence))
        if padding == "pre":
            sequence = filling + sequence
        else:
            sequence = sequence + filling
        padded_sequences.append(sequence)
    return padded_sequences
