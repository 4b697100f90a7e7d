import re
from collections import Counter


def tokens(text):
    return [t for t in re.split(r'[ !"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]+', text.lower()) if t]


def build_word_index(texts):
    c = Counter()
    for t in texts:
        c.update(tokens(t))
    return {w: i for i, (w, _) in enumerate(c.most_common(), 1)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        seq = [word_index[t] for t in tokens(text) if t in word_index]
        if num_words is not None:
            seq = seq[:num_words]  # keep num_words words
        sequences.append(seq)
    return sequences
