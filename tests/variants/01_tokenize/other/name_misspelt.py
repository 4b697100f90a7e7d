import re

PATTERN = re.compile(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]')


def words_of(text):
    return [w for w in PATTERN.sub(" ", text.lower()).split(" ") if w != ""]


def build_word_index(texts):
    freq = {}
    for text in texts:
        for word in words_of(text):
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
        seq = []
        for word in words_of(text):
            if word in word_index:
                if num_words is None or word_index[word] < num_words:
                    seq.append(wordindex[word])
        sequences.append(seq)
    return sequences
