import numpy as np


def cosine_similarities(vector, weights):
    result = []
    for row in weights:
        length = np.linalg.norm(row) * np.linalg.norm(vector)
        result.append(float(row @ vector / length) if length else 0.0)
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
