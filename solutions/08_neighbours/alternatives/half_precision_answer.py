"""Computes in float64, answers in float16: any float dtype will do."""

import numpy as np


def exact(vector, weights):
    vector, weights = np.asarray(vector, np.float64), np.asarray(weights, np.float64)
    lengths = np.linalg.norm(vector) * np.linalg.norm(weights, axis=1)
    cosines = np.zeros(len(weights))
    cosines[lengths > 0] = (weights[lengths > 0] @ vector) / lengths[lengths > 0]
    return cosines


def cosine_similarities(vector, weights):
    return exact(vector, weights).astype("float16")


def nearest_words(word, weights, word_index, count=3):
    here = {w: n for w, n in word_index.items() if n < weights.shape[0]}
    near = exact(weights[here.pop(word)], weights)
    return [w for _c, _n, w in sorted((-near[n], n, w) for w, n in here.items())][:count]
