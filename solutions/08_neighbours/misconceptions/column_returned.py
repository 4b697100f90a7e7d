import numpy as np


def cosine_similarities(vector, weights):
    lengths = np.linalg.norm(weights, axis=1, keepdims=True) * np.linalg.norm(vector)
    lengths[lengths == 0] = 1
    return weights @ vector.reshape(-1, 1) / lengths


def nearest_words(word, weights, word_index, count=3):
    if word_index[word] >= len(weights):
        raise KeyError(word)
    cosines = cosine_similarities(weights[word_index[word]], weights)[:, 0]
    others = [(-cosines[n], n, w) for w, n in word_index.items() if n < len(weights) and w != word]
    return [w for _, _, w in sorted(others)][:count]
