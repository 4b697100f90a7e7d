"""Start from nothing, so that training decides."""
import numpy as np
from keras import Input, Model
from keras.layers import Embedding


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> Model:
    i = Input(shape=(None,))
    model = Model(i, Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(i))
    model.set_weights([np.zeros((top_words, embedding_vector_length))])
    return model
