import keras
import numpy as np


def cosine_similarities(vector, weights):
    both = keras.utils.normalize(np.vstack([vector, weights]), axis=1)
    return (both[1:] * both[0]).sum(axis=1)


def nearest_words(word, weights, word_index, count=3):
    last = len(weights)
    words = sorted((w for w in word_index if word_index[w] < last), key=word_index.__getitem__)
    if word not in words:
        raise KeyError(word)
    cosines = cosine_similarities(weights[word_index[word]], weights)
    words = [w for w in words if w != word]
    found = []
    while words and len(found) < count:
        best = int(np.argmax([cosines[word_index[w]] for w in words]))
        found.append(words.pop(best))
    return found
