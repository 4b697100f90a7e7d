import numpy as np


def cosine_similarities(vector, weights):
    dots = np.einsum("ij,j->i", weights, vector)
    squares = np.einsum("ij,ij->i", weights, weights) * np.einsum("j,j->", vector, vector)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.nan_to_num(dots / np.sqrt(squares))


def nearest_words(word, weights, word_index, count=3):
    if not word_index[word] in range(len(weights)):
        raise KeyError(word)
    words = np.array([w for w in word_index if word_index[w] < len(weights) and w != word], dtype=object)
    numbers = np.array([word_index[w] for w in words], dtype=int)
    cosines = cosine_similarities(weights[word_index[word]], weights[numbers])
    return list(words[np.lexsort((numbers, -cosines))][:count])
