import numpy as np


def cosine_similarities(vector, weights):
    result = np.zeros(len(weights))
    v = vector - vector.mean()
    for i, row in enumerate(weights):
        r = row - row.mean()
        length = np.linalg.norm(r) * np.linalg.norm(v)
        if length > 1e-9:
            result[i] = r @ v / length
    return result


def nearest_words(word, weights, word_index, count=3):
    number = word_index[word]
    if number >= len(weights):
        raise KeyError(word)
    cosines = cosine_similarities(weights[number], weights)
    others = []
    for other in word_index:
        if other != word and word_index[other] < len(weights):
            others.append(other)
    others.sort(key=lambda other: (-cosines[word_index[other]], word_index[other]))
    return others[:count]
