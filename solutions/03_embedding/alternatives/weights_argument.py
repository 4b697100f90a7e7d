import keras
import numpy as np


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    w = 0.1 * np.random.RandomState(0).randn(top_words, embedding_vector_length)
    model = keras.Sequential()
    model.add(keras.Input((None,)))
    model.add(keras.layers.Embedding(top_words, embedding_vector_length, weights=[w], mask_zero=mask_zero))
    return model
