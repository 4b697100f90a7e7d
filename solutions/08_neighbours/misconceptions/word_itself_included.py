import numpy as np


def cosine_similarities(vector, weights):
    lengths = np.linalg.norm(weights, axis=1) * np.linalg.norm(vector)
    lengths[lengths == 0] = 1
    return weights.dot(vector) / lengths


def nearest_words(word, weights, word_index, count=3):
    if word_index[word] >= len(weights):
        raise KeyError(word)
    cosines = cosine_similarities(weights[word_index[word]], weights)
    words = [w for w in word_index if word_index[w] < len(weights)]
    words.sort(key=lambda w: (-cosines[word_index[w]], word_index[w]))
    return words[:count]
