import numpy as np


def cosine_similarities(vector, weights):
    lengths = np.linalg.norm(weights, axis=1) * np.linalg.norm(vector)
    lengths[lengths == 0] = 1
    return weights.dot(vector) / lengths


def nearest_words(word, weights, word_index, count=3):
    names = {number: w for w, number in word_index.items()}
    if word_index[word] >= len(weights):
        raise KeyError(word)
    cosines = cosine_similarities(weights[word_index[word]], weights)
    order = sorted(range(1, len(weights)), key=lambda i: -cosines[i])
    return [names[i] for i in order if names[i] != word][:count]
