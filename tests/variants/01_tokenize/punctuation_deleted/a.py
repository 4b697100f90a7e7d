from collections import Counter

FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def make_words(text):
    text = text.lower()
    for c in FILTERS:
        text = text.replace(c, "")
    return text.split()


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(make_words(text))
    return {word: i for i, (word, _) in enumerate(counter.most_common(), start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in make_words(text):
            if word in word_index:
                number = word_index[word]
                if num_words is None or number < num_words:
                    sequence.append(number)
        sequences.append(sequence)
    return sequences
