import numpy as np


def cosine_similarities(vector, weights):
    lengths = np.linalg.norm(weights, axis=1) * np.linalg.norm(vector)
    lengths[lengths == 0] = 1
    return weights.dot(vector) / lengths


def nearest_words(word, weights, word_index, count=3):
    cosines = cosine_similarities(weights[word_index[word]], weights)
    others = [w for w, n in word_index.items() if w != word and n < len(weights)]
    others.sort(key=lambda w: (-cosines[word_index[w]], word_index[w]))
    return others[:count]
