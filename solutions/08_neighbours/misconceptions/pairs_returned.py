import numpy as np


def cosine_similarities(vector, weights):
    lengths = np.linalg.norm(weights, axis=1) * np.linalg.norm(vector)
    lengths[lengths == 0] = 1
    return weights.dot(vector) / lengths


def nearest_words(word, weights, word_index, count=3):
    if word_index[word] >= len(weights):
        raise KeyError(word)
    cosines = cosine_similarities(weights[word_index[word]], weights)
    pairs = [(w, float(cosines[n])) for w, n in word_index.items() if n < len(weights) and w != word]
    pairs.sort(key=lambda pair: (-pair[1], word_index[pair[0]]))
    return pairs[:count]
