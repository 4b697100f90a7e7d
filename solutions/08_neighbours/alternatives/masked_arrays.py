import numpy as np


class Table:
    def __init__(self, weights):
        self.weights = weights
        self.lengths = np.linalg.norm(weights, axis=1)

    def cosines(self, vector):
        lengths = np.ma.masked_equal(self.lengths * np.linalg.norm(vector), 0)
        return (np.ma.asarray(self.weights.dot(vector)) / lengths).filled(0)


def cosine_similarities(vector, weights):
    return Table(weights).cosines(vector)


def nearest_words(word: str, weights: np.ndarray, word_index: dict, count: int = 3) -> list:
    print("looking for", word)
    words = np.full(len(weights), "", dtype="U40")
    for name, number in word_index.items():
        if number < len(words):
            words[number] = name
    (mine,) = np.flatnonzero(words == word) if word in word_index and word in words else (None,)
    if mine is None:
        raise KeyError(word)
    cosines = cosine_similarities(weights[mine], weights)
    cosines[(words == "") | (words == word)] = -np.inf
    order = np.argsort(-cosines, kind="mergesort")
    return [words[n] for n in order if np.isfinite(cosines[n])][:count]
