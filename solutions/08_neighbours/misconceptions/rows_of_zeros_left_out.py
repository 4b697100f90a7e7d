import numpy as np


def cosine_similarities(vector, weights):
    size = np.linalg.norm(vector)
    if size == 0:
        return np.zeros(len(weights))
    rows = weights[weights.any(axis=1)]
    return rows @ vector / np.linalg.norm(rows, axis=1) / size


def nearest_words(word, weights, word_index, count=3):
    row = weights[word_index[word]] if word_index[word] < len(weights) else None
    if row is None:
        raise KeyError(word)
    size = np.linalg.norm(row)
    cosines = {}
    for other, number in sorted(word_index.items(), key=lambda pair: pair[1]):
        if other == word or number >= len(weights):
            continue
        length = np.linalg.norm(weights[number]) * size
        cosines[other] = weights[number] @ row / length if length else 0
    return sorted(cosines, key=cosines.get, reverse=True)[:count]
