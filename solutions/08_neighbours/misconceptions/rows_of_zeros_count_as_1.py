import numpy as np


def cosine_similarities(vector, weights):
    size = np.linalg.norm(vector)
    result = []
    for row in weights:
        if np.linalg.norm(row) * size == 0:
            result.append(1.0)
        else:
            result.append(row @ vector / np.linalg.norm(row) / size)
    return np.array(result)


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
