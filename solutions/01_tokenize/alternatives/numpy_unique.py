import re

import numpy as np


def tokens(text):
    return [t for t in re.split(r'[ !"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]', text.lower()) if t]


def build_word_index(texts):
    words = np.array([t for text in texts for t in tokens(text)])
    unique, first, counts = np.unique(words, return_index=True, return_counts=True)
    order = np.lexsort((first, -counts))  # last key is the main one
    return dict(zip(unique[order], np.arange(1, len(unique) + 1)))


def texts_to_sequences(texts, word_index, num_words=None):
    if num_words is None:
        num_words = max(word_index.values(), default=0) + 1
    return [[int(word_index[t]) for t in tokens(text) if t in word_index and word_index[t] < num_words] for text in texts]
