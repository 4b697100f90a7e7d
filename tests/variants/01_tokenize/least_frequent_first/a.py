FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def clean(text):
    text = text.lower()
    for ch in FILTERS:
        text = text.replace(ch, " ")
    return text.split()


def build_word_index(texts):
    counts = {}
    for text in texts:
        for word in clean(text):
            counts[word] = counts.get(word, 0) + 1
    sorted_words = sorted(counts.items(), key=lambda item: item[1])
    word_index = {}
    for i in range(len(sorted_words)):
        word_index[sorted_words[i][0]] = i + 1
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    limit = float("inf") if num_words is None else num_words
    return [[word_index[w] for w in clean(t) if w in word_index and word_index[w] < limit] for t in texts]
