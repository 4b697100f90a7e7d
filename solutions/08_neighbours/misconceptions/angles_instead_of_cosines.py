import numpy as np


def cosine_similarities(vector, weights):
    lengths = np.linalg.norm(weights, axis=1) * np.linalg.norm(vector)
    cosines = np.zeros(len(weights))
    for i, length in enumerate(lengths):
        if length != 0:
            cosines[i] = weights[i] @ vector / length
    return np.arccos(np.clip(cosines, -1, 1))


def nearest_words(word, weights, word_index, count=3):
    rows = {w: i for w, i in word_index.items() if i < weights.shape[0]}
    angles = cosine_similarities(weights[rows[word]], weights)
    words = [w for w in rows if w != word]
    words.sort(key=lambda w: (angles[rows[w]], rows[w]))
    return words[:count]
