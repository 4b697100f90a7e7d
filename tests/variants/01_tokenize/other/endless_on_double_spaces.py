from collections import Counter

FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def spaced(text):
    text = text.lower().strip()
    for c in FILTERS:
        text = text.replace(c, " ")
    while "  " in text:
        text.replace("  ", " ")
    return text.split()


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(spaced(text))
    return {word: i for i, (word, _) in enumerate(counter.most_common(), start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    limit = float("inf") if num_words is None else num_words
    return [[word_index[w] for w in spaced(t) if w in word_index and word_index[w] < limit] for t in texts]
