import numpy as np


def unit(rows):
    lengths = np.sqrt(np.sum(np.square(rows), axis=-1, keepdims=True))
    return rows / np.where(lengths == 0, 1, lengths)


def cosine_similarities(vector, weights):
    return unit(weights) @ unit(vector)


def nearest_words(word, weights, word_index, count=3):
    names = {number: name for name, number in word_index.items() if number < len(weights)}
    if word not in names.values():
        raise KeyError(f"no row for {word}")
    cosines = cosine_similarities(weights[word_index[word]], weights)
    order = np.argsort(-cosines, kind="stable")
    near = [names[int(row)] for row in order if int(row) in names and names[int(row)] != word]
    return near[:count]
