def build_word_index(texts):
    counts = {}
    for text in texts:
        for word in text.lower().split():
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
    words = sorted(counts, key=lambda w: counts[w], reverse=True)
    return {word: i + 1 for i, word in enumerate(words)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        seq = []
        for word in text.lower().split():
            if word in word_index and (num_words is None or word_index[word] < num_words):
                seq.append(word_index[word])
        sequences.append(seq)
    return sequences
