import keras
from keras import layers


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True):
    x = keras.Input((None,), dtype="int32")
    a = layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(x)
    b = layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(x)
    return keras.Model(x, layers.Concatenate()([a, b]))
