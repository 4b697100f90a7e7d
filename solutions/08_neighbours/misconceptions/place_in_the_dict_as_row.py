import numpy as np


def cosine_similarities(vector, weights):
    lengths = np.linalg.norm(weights, axis=1) * np.linalg.norm(vector)
    lengths[lengths == 0] = 1
    return weights.dot(vector) / lengths


def nearest_words(word, weights, word_index, count=3):
    if word_index[word] >= len(weights):
        raise KeyError(word)
    words = list(word_index)
    cosines = cosine_similarities(weights[words.index(word) + 1], weights)
    others = []
    for place, other in enumerate(words, start=1):
        if other != word and place < len(weights):
            others.append((-cosines[place], place, other))
    return [other for cosine, place, other in sorted(others)[:count]]
