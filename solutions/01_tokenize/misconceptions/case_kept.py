from collections import Counter

# the same filters as in Keras
filters = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def split(text):
    for symbol in filters:
        text = text.replace(symbol, " ")
    return text.split()


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        for word in split(text):
            counter[word] += 1
    word_index = {}
    for rank, (word, _) in enumerate(counter.most_common()):
        word_index[word] = rank + 1
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in split(text):
            index = word_index.get(word)
            if index is not None:
                if num_words is None or index < num_words:
                    sequence.append(index)
        sequences.append(sequence)
    return sequences
