import numpy as np


def cosine_similarities(vector, weights):
    lengths = np.linalg.norm(weights, axis=1) * np.linalg.norm(vector)
    lengths[lengths == 0] = 1
    return weights.dot(vector) / lengths


def nearest_words(word, weights, word_index, count=3):
    rows = {w: i for w, i in word_index.items() if i < len(weights)}
    scores = weights @ weights[rows[word]]
    return sorted((w for w in rows if w != word), key=lambda w: (-scores[rows[w]], rows[w]))[:count]
