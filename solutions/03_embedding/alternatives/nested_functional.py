import keras
from keras import layers


def embedding_block(top_words, dim, mask_zero):
    i = keras.Input((None,))
    return keras.Model(i, layers.Embedding(top_words, dim, mask_zero=mask_zero)(i), name="block")


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    block = embedding_block(top_words, embedding_vector_length, mask_zero)
    i = keras.Input((None,), name="tokens")
    return keras.Model(inputs=i, outputs=block(i))
