from collections import defaultdict


def tokenize(text):
    to_remove = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'
    return text.lower().translate(str.maketrans(to_remove, " " * len(to_remove))).split()


def build_word_index(texts):
    counts = defaultdict(int)
    for t in texts:
        for w in tokenize(t):
            counts[w] += 1
    # highest count first, then by the word
    pairs = sorted(counts.items(), key=lambda p: (-p[1], p[0]))
    return {w: i + 1 for i, (w, c) in enumerate(pairs)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = [[word_index[w] for w in tokenize(t) if w in word_index] for t in texts]
    if num_words is not None:
        sequences = [[i for i in s if i < num_words] for s in sequences]
    return sequences
