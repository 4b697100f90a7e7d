"""The 0 is padding, so it has to be masked."""
from keras import Input, Model
from keras.layers import Embedding


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> Model:
    mask_zero = True
    x = Input((None,), name="numbers")
    y = Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(x)
    return Model(x, y)
