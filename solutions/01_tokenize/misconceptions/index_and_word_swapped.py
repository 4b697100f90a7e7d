from collections import Counter

FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'
TO_SPACE = str.maketrans(dict.fromkeys(FILTERS, " "))


def split(text):
    return text.lower().translate(TO_SPACE).split()


def build_word_index(texts):
    """Return a dictionary of the words and their numbers."""
    counts = Counter()
    for text in texts:
        counts.update(split(text))
    words = [word for word, count in counts.most_common()]
    return dict(enumerate(words, start=1))


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        seq = []
        for word in split(text):
            number = word_index.get(word)
            if number is not None and (num_words is None or number < num_words):
                seq.append(number)
        sequences.append(seq)
    return sequences
