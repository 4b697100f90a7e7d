import keras
import numpy as np


def cosine_similarities(vector, weights):
    many = np.tile(vector, (len(weights), 1))
    return keras.losses.cosine_similarity(many, weights).numpy()


def nearest_words(word, weights, word_index, count=3):
    words = {w: i for w, i in word_index.items() if i < len(weights)}
    losses = cosine_similarities(weights[words[word]], weights)
    others = [w for w in words if w != word]
    return sorted(others, key=lambda w: (losses[words[w]], words[w]))[:count]
