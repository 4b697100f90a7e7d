from collections import defaultdict

SIGNS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def in_capitals(text):
    return text.upper().translate(str.maketrans(SIGNS, " " * len(SIGNS))).split()


def build_word_index(texts):
    counts = defaultdict(int)
    for text in texts:
        for token in in_capitals(text):
            counts[token] += 1
    pairs = sorted(counts.items(), key=lambda pair: -pair[1])
    return {pair[0]: position + 1 for position, pair in enumerate(pairs)}


def texts_to_sequences(texts, word_index, num_words=None):
    limit = float("inf") if num_words is None else num_words
    return [[word_index[w] for w in in_capitals(t) if w in word_index and word_index[w] < limit] for t in texts]
