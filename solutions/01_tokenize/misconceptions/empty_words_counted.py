from collections import Counter

FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def text_to_words(text):
    text = text.lower()
    for sign in FILTERS:
        text = text.replace(sign, " ")
    return text.split(" ")


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(text_to_words(text))
    word_index = {}
    next_index = 1
    for word, count in counter.most_common():
        word_index[word] = next_index
        next_index += 1
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in text_to_words(text):
            if word in word_index:
                index = word_index[word]
                if num_words is None or index < num_words:
                    sequence.append(index)
        sequences.append(sequence)
    return sequences
