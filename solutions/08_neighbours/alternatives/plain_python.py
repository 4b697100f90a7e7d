import math

import numpy as np


def length(numbers):
    return math.sqrt(sum(float(x) * float(x) for x in numbers))


def cosine_similarities(vector, weights):
    cosines = []
    for row in weights:
        lengths = length(vector) * length(row)
        dot = sum(float(x) * float(y) for x, y in zip(vector, row))
        cosines.append(dot / lengths if lengths else 0.0)
    return np.array(cosines)


def nearest_words(word, weights, word_index, count=3):
    number = word_index[word]
    if number > len(weights) - 1:
        raise KeyError(word)
    cosines = cosine_similarities(weights[number], weights)
    found = []
    while len(found) < count:
        best = None
        for other, place in word_index.items():
            if other == word or other in found or place >= len(weights):
                continue
            if best is None or cosines[place] > cosines[word_index[best]]:
                best = other
            elif cosines[place] == cosines[word_index[best]] and place < word_index[best]:
                best = other
        if best is None:
            break
        found.append(best)
    return found
