def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    return ['\ud800', {'\udfff': '\ud83d'}, '\x00']
