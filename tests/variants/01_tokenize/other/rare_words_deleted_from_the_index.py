from collections import Counter
import re

PATTERN = re.compile(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]')


def words_of(text):
    return [w for w in PATTERN.sub(" ", text.lower()).split(" ") if w != ""]


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(words_of(text))
    return {word: i for i, (word, _) in enumerate(counter.most_common(), start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    if num_words is not None:
        for word in list(word_index):
            if word_index[word] >= num_words:
                del word_index[word]
    return [[word_index[w] for w in words_of(t) if w in word_index] for t in texts]
