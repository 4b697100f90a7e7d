def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    return [[[1]] * 8 + [5], [[1], 'x', {}], [[float('nan')] * 20] * 9 + [None], ([1], [2], 3)][len(sequences) % 4]
