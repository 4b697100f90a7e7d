import numpy as np


def cosine_similarities(vector, weights):
    lengths = np.linalg.norm(weights, axis=1) * np.linalg.norm(vector)
    lengths[lengths == 0] = 1
    return weights.dot(vector) / lengths


def nearest_words(word, weights, word_index, count=3):
    try:
        number = word_index[word]
        row = weights[number]
    except (KeyError, IndexError):
        return "unknown word: " + word
    cosines = cosine_similarities(row, weights)
    others = [w for w, n in word_index.items() if w != word and n < len(weights)]
    return sorted(others, key=lambda w: (-cosines[word_index[w]], word_index[w]))[:count]
