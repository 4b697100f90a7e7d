import re

marks = re.compile(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]')


def split_lower(text):
    return marks.sub(" ", text.lower()).split()


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        seq = [word_index[w] for w in marks.sub(" ", text).split() if w in word_index]
        sequences.append([n for n in seq if num_words is None or n < num_words])
    return sequences


def build_word_index(texts):
    freq = {}
    for text in texts:
        for word in split_lower(text):
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
