#!/usr/bin/env python3
"""
Homework: tokenize
Run me:  python tokenizing.py
"""
import os
import random
import sys

import numpy as np

random.seed(1)
np.random.seed(1)
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

filters = '!"#$%&()*+,-./:;<=>?@[\]^_`{|}~\t\n'.replace('"', '') + '"'
texts = ["This is a text", "This is not a text"]
top_words = 10


def tokenize(text, filters=filters):
    word, words = '', []
    for ch in text.lower() + ' ':
        if ch.isspace() or ch in filters:
            if len(word) > 0: words.append(word); word = ''
        else:
            word += ch
    return words


def build_word_index(texts):
    allwords = []
    for t in texts: allwords.extend(tokenize(t))
    uniq = list(dict.fromkeys(allwords))       # keeps the order
    count = dict.fromkeys(uniq, 0)
    for w in allwords: count[w] += 1
    # insertion sort, from the algorithms lecture: only strictly bigger counts move forward
    buckets = [[] for _ in range(len(allwords) + 1)]
    for w in uniq: buckets[count[w]].append(w)
    result = {}
    for bucket in buckets[::-1]:
        for w in bucket:
            result.update({w: 1 + len(result)})
    return result


def texts_to_sequences(texts, word_index, num_words=None):
    inverse = list(word_index.items())
    if num_words is not None:
        inverse = [(w, i) for (w, i) in inverse if i < num_words]
    lookup = dict(inverse)
    return [[lookup[w] for w in tokenize(t) if w in lookup.keys()] for t in texts]


if __name__ == "__main__":
    wi = build_word_index(texts)
    print(wi, file=sys.stderr)
    print(texts_to_sequences(texts, wi, num_words=top_words))
    assert texts_to_sequences(texts, wi) == [[1, 2, 3, 4], [1, 2, 5, 3, 4]]
