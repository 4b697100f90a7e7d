import numpy as np


def cosine_similarities(vector, weights):
    """c² = a² + b² - 2ab·cos, solved for the cosine."""
    vector, weights = np.asarray(vector, float), np.asarray(weights, float)
    a2 = (vector**2).sum()
    b2 = (weights**2).sum(axis=1)
    c2 = ((weights - vector) ** 2).sum(axis=1)
    sides = 2 * np.sqrt(a2 * b2)
    return np.where(sides == 0, 0.0, (a2 + b2 - c2) / np.where(sides == 0, 1.0, sides))


def nearest_words(word, weights, word_index, count=3):
    n = len(weights)
    if word_index.get(word, n) >= n:
        raise KeyError(word)
    cosines = cosine_similarities(weights[word_index[word]], weights)
    ranks = {w: (-cosines[number], number) for w, number in word_index.items() if number < n}
    del ranks[word]
    return [w for w, _rank in sorted(ranks.items(), key=lambda item: item[1])][0:count]
