FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def clean_all(texts):
    for i in range(len(texts)):
        texts[i] = texts[i].lower()
        for c in FILTERS:
            texts[i] = texts[i].replace(c, " ")
    return texts


def build_word_index(texts):
    counts = {}
    for text in clean_all(texts):
        for word in text.split():
            counts[word] = counts.get(word, 0) + 1
    return {w: n for n, w in enumerate(sorted(counts, key=counts.get, reverse=True), start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in clean_all(texts):
        seq = [word_index[w] for w in text.split() if w in word_index]
        sequences.append([n for n in seq if num_words is None or n < num_words])
    return sequences
