import numpy as np


def cosine_similarities(vector, weights):
    answer = np.zeros(len(weights))
    for i in range(len(weights)):
        squares = sum(weights[i] ** 2) * sum(vector ** 2)
        if squares > 0:
            answer[i] = sum(weights[i] * vector) / squares
    return answer


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
