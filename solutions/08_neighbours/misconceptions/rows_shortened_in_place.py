import numpy as np


def cosine_similarities(vector, weights):
    for i in range(len(weights)):
        length = np.linalg.norm(weights[i])
        if length > 0:
            weights[i] /= length
    size = np.linalg.norm(vector)
    return weights @ vector / (size if size > 0 else 1)


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
