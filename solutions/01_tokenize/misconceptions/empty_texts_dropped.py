from collections import Counter

FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def split(text):
    text = text.lower()
    for char in FILTERS:
        text = text.replace(char, " ")
    return text.split()


def build_word_index(texts):
    words = []
    for text in texts:
        words.extend(split(text))
    word_index = {}
    for rank, (word, n) in enumerate(Counter(words).most_common(), start=1):
        word_index[word] = rank
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        seq = []
        for word in split(text):
            if word in word_index:
                if num_words is None or word_index[word] < num_words:
                    seq.append(word_index[word])
        if seq:
            sequences.append(seq)
    return sequences
