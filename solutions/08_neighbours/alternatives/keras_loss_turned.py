import keras
import numpy as np


def cosine_similarities(vector, weights):
    # the loss is minus the cosine
    many = np.broadcast_to(vector, weights.shape)
    return -keras.losses.cosine_similarity(many, weights)


def nearest_words(word, weights, word_index, count=3):
    known = {w: i for w, i in word_index.items() if i < len(weights)}
    cosines = np.asarray(cosine_similarities(weights[known[word]], weights))
    near = sorted(known, key=lambda w: known[w])
    near.sort(key=lambda w: cosines[known[w]], reverse=True)
    near.remove(word)
    return near[:count]
