import numpy as np


def cosine_similarities(vector, weights):
    lengths = np.linalg.norm(weights, axis=1) * np.linalg.norm(vector)
    lengths[lengths == 0] = 1
    return 1 - weights @ vector / lengths


def nearest_words(word, weights, word_index, count=3):
    known = {w: n for w, n in word_index.items() if n < len(weights)}
    distances = cosine_similarities(weights[known[word]], weights)
    del known[word]
    return sorted(known, key=lambda w: (distances[known[w]], known[w]))[:count]
