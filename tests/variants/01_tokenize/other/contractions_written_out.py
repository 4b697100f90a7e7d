import re

SHORT = {"n't": " not", "'re": " are", "'s": " is", "'m": " am", "'ll": " will", "'ve": " have"}


def expand(text):
    text = text.lower()
    for short, long in SHORT.items():
        text = text.replace(short, long)
    return re.sub(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]', " ", text).split()


def build_word_index(texts):
    freq = {}
    for text in texts:
        for word in expand(text):
            if word in freq:
                freq[word] += 1
            else:
                freq[word] = 1
    word_index = {}
    number = 1
    for word, n in sorted(freq.items(), key=lambda item: item[1], reverse=True):
        word_index[word] = number
        number += 1
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in expand(text):
            if word in word_index:
                number = word_index[word]
                if num_words is None or number < num_words:
                    sequence.append(number)
        sequences.append(sequence)
    return sequences
