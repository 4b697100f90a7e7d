FILTERS = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n"


def words_of(text):
    text = text.lower()
    for f in FILTERS:
        text = text.replace(f, " ")
    return text.split()


def build_word_index(texts):
    all_words = []
    for text in texts:
        all_words += words_of(text)

    counts = {}
    for word in all_words:
        counts[word] = counts.get(word, 0) + 1

    pairs = []
    for word in counts:
        pairs.append((counts[word], word))
    pairs.sort(reverse=True)

    word_index = {}
    i = 1
    for count, word in pairs:
        word_index[word] = i
        i += 1
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    if num_words is None:
        num_words = float("inf")
    sequences = []
    for text in texts:
        sequences.append([])
        for word in words_of(text):
            if word in word_index and word_index[word] < num_words:
                sequences[-1].append(word_index[word])
    return sequences
