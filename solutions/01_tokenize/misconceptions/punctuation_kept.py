def build_word_index(texts):
    # count every word
    counts = {}
    for text in texts:
        words = text.lower().split()
        for word in words:
            if word not in counts:
                counts[word] = 0
            counts[word] += 1

    # most frequent word first
    sorted_words = sorted(counts.items(), key=lambda x: x[1], reverse=True)

    # number them
    word_index = {}
    for i, pair in enumerate(sorted_words):
        word_index[pair[0]] = i + 1
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        words = text.lower().split()
        seq = []
        for word in words:
            if word in word_index:
                if num_words is None:
                    seq.append(word_index[word])
                elif word_index[word] < num_words:
                    seq.append(word_index[word])
        sequences.append(seq)
    return sequences
