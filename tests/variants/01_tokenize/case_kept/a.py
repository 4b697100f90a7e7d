FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def to_words(text):
    for f in FILTERS:
        text = text.replace(f, ' ')
    return [w for w in text.split(' ') if w]


def build_word_index(texts):
    counts = {}
    for text in texts:
        for w in to_words(text):
            counts[w] = counts.get(w, 0) + 1
    return {w: i + 1 for i, w in enumerate(sorted(counts, key=counts.get, reverse=True))}


def texts_to_sequences(texts, word_index, num_words=None):
    result = []
    for text in texts:
        numbers = []
        for w in to_words(text):
            if w in word_index and (num_words is None or word_index[w] < num_words):
                numbers.append(word_index[w])
        result.append(numbers)
    return result
