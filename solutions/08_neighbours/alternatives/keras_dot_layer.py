import keras
import numpy as np
from keras import ops


def cosine_similarities(vector, weights):
    many = ops.tile(ops.expand_dims(ops.convert_to_tensor(vector), 0), (len(weights), 1))
    return ops.squeeze(keras.layers.Dot(axes=1, normalize=True)([many, ops.convert_to_tensor(weights)]), axis=1)


def nearest_words(word, weights, word_index, count=3):
    if word_index[word] >= weights.shape[0]:
        raise KeyError(word)
    cosines = ops.convert_to_numpy(cosine_similarities(weights[word_index[word]], weights))
    ranked = sorted([(float(-cosines[i]), i, w) for w, i in word_index.items() if i < weights.shape[0] and w != word])
    return [ranked[place][2] for place in range(min(count, len(ranked)))]
