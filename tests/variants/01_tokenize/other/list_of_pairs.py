from collections import Counter
import re

PATTERN = re.compile(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]')


def words_of(text):
    return [w for w in PATTERN.sub(" ", text.lower()).split(" ") if w != ""]


def build_word_index(texts):
    counter = Counter(w for t in texts for w in words_of(t))
    return [(word, i + 1) for i, (word, n) in enumerate(counter.most_common())]


def texts_to_sequences(texts, word_index, num_words=None):
    limit = float("inf") if num_words is None else num_words
    return [[word_index[w] for w in words_of(t) if w in word_index and word_index[w] < limit] for t in texts]
