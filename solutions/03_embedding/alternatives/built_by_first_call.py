import numpy as np
from keras import Sequential, layers


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = Sequential([layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)])
    model(np.zeros((1, 1), dtype=int))  # the first call builds the weights; a Sequential still takes other lengths
    return model
