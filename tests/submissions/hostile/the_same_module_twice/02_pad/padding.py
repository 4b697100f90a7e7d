def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    return []
