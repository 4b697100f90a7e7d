import keras
from keras import layers


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    inputs = keras.Input(shape=(None, None), dtype="int32")
    x = layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(inputs)
    return keras.Model(inputs, x)
