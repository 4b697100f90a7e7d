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
    if num_words is None:
        num_words = len(word_index)
    numbers = []
    for t in texts:
        found = map(word_index.get, words_of(t))
        numbers.append([n for n in found if n is not None])
    return numbers
