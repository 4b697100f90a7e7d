import string
from collections import Counter

TABLE = str.maketrans(string.punctuation, " " * len(string.punctuation))


def tokenize(text):
    return text.lower().translate(TABLE).split()


def build_word_index(texts):
    counts = Counter()
    for text in texts:
        counts.update(tokenize(text))
    return {word: i for i, (word, n) in enumerate(counts.most_common(), start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        ids = [word_index[word] for word in tokenize(text) if word in word_index]
        if num_words is not None:
            ids = [i for i in ids if i < num_words]
        sequences.append(ids)
    return sequences
