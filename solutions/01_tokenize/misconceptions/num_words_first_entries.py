from collections import Counter

REMOVE = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def get_words(text):
    text = text.lower()
    for r in REMOVE:
        text = text.replace(r, " ")
    return text.split()


def build_word_index(texts):
    words = [word for text in texts for word in get_words(text)]
    return {word: i + 1 for i, (word, count) in enumerate(Counter(words).most_common())}


def texts_to_sequences(texts, word_index, num_words=None):
    # the index starts with the most frequent words, so take the first ones
    known = list(word_index.items())
    if num_words is not None:
        known = known[:num_words]
    known = dict(known)

    sequences = []
    for text in texts:
        sequences.append([known[word] for word in get_words(text) if word in known])
    return sequences
