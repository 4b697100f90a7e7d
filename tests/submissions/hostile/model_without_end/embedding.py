import itertools

import keras
import numpy as np

turn = itertools.count()


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    kind = next(turn) % 3
    if kind == 0:
        return keras.Sequential([keras.layers.Identity() for _ in range(300)])
    if kind == 1:
        model = keras.Sequential([keras.layers.Embedding(top_words, embedding_vector_length)])
        for _ in range(60):
            model = keras.Sequential([model])
        return model
    model = keras.Sequential([keras.layers.Embedding(top_words, embedding_vector_length)])
    model.build((None, None))
    model.layers[0].embeddings._value = None
    model.layers[0].input_dim = 10**15
    return model
