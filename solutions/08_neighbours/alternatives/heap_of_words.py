from heapq import nsmallest
from math import fsum, hypot

import numpy as np


def cosine(one, other):
    sizes = hypot(*one) * hypot(*other)
    return fsum(a * b for a, b in zip(one, other)) / sizes if sizes else 0.0


def cosine_similarities(vector, weights):
    vector = vector.tolist()
    return np.fromiter((cosine(vector, row) for row in weights.tolist()), dtype=np.float32)


def nearest_words(word, weights, word_index, count=3):
    table = weights.tolist()
    try:
        mine = table[word_index[word]]
    except IndexError:
        raise KeyError(word) from None
    others = (w for w, n in word_index.items() if w != word and n < len(table))
    return nsmallest(count, others, key=lambda w: (-cosine(mine, table[word_index[w]]), word_index[w]))
