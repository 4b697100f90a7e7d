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
    out = []
    for t in texts:
        row = [word_index[w] for w in words_of(t) if w in word_index]
        if num_words is not None:
            row = [r for r in row if r < num_words]
        out.append([r + 1 for r in row])
    return out
