from collections import defaultdict
import re

PATTERN = re.compile(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]')


def words_of(text):
    return [w for w in PATTERN.sub(" ", text.lower()).split(" ") if w != ""]


def build_word_index(texts):
    counts = defaultdict(int)
    for text in texts:
        for token in words_of(text):
            counts[token] += 1
    pairs = sorted(counts.items(), key=lambda pair: -pair[1])
    return {pair[0]: position + 1 for position, pair in enumerate(pairs)}


def texts_to_sequences(texts, word_index, num_words=None):
    rows = [[word_index[w] for w in words_of(t) if w in word_index] for t in texts]
    if num_words is not None:
        rows = [[n for n in row if n < num_words] for row in rows]
    return list(filter(None, rows))
