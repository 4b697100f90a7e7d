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
    result = []
    for text in texts:
        row = [word_index[w] for w in words_of(text) if w in word_index]
        row = [r for r in row if num_words is None or r < num_words]
        if not row:
            row.append(0)
        result.append(row)
    return result
