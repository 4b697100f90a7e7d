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
    sequences = []
    for text in texts:
        seq = []
        for word in words_of(text):
            if word in word_index:
                if num_words is None or word_index[word] < num_words - 1:
                    seq.append(word_index[word])
        sequences.append(seq)
    return sequences
