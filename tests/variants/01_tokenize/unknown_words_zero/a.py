import re

PATTERN = re.compile(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]')


def words_of(text):
    return [w for w in PATTERN.sub(" ", text.lower()).split(" ") if w != ""]


def build_word_index(texts):
    all_words = []
    for text in texts:
        all_words += words_of(text)
    unique = list(dict.fromkeys(all_words))
    unique.sort(key=lambda w: -all_words.count(w))
    index = {}
    for i in range(len(unique)):
        index[unique[i]] = i + 1
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        seq = []
        for word in words_of(text):
            number = word_index.get(word, 0)
            if num_words is None or number < num_words:
                seq.append(number)
        sequences.append(seq)
    return sequences
