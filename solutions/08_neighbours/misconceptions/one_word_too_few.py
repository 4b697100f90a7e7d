import numpy as np


def cosine_similarities(vector, weights):
    lengths = np.linalg.norm(weights, axis=1) * np.linalg.norm(vector)
    lengths[lengths == 0] = 1
    return weights.dot(vector) / lengths


def nearest_words(word, weights, word_index, count=3):
    words = {w: i for w, i in word_index.items() if i < len(weights)}
    cosines = cosine_similarities(weights[words[word]], weights)
    ranked = sorted(words, key=lambda w: (-cosines[words[w]], words[w]))[:count]
    if word in ranked:
        ranked.remove(word)
    return ranked
