"""Of rows of length 1 the nearest in distance are the nearest in angle."""

import numpy as np


def on_the_circle(row):
    size = np.linalg.norm(row)
    return row / size if size else row


def cosine_similarities(vector, weights):
    return np.apply_along_axis(lambda row: np.inner(on_the_circle(row), on_the_circle(vector)), 1, weights)


def nearest_words(word, weights, word_index, count=3):
    rows = {w: weights[i] for w, i in sorted(word_index.items(), key=lambda item: item[1]) if i < len(weights)}
    mine = on_the_circle(rows.pop(word))

    def distance(w):
        if not rows[w].any() or not mine.any():
            return 2.0  # the square of the distance of two rows at a right angle
        return ((on_the_circle(rows[w]) - mine) ** 2).sum()

    return sorted(rows, key=distance)[:count]
