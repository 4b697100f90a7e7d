import keras
from keras import layers


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    inputs = keras.Input(shape=(None,), dtype="int32")
    x = layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(inputs)
    x = layers.GlobalAveragePooling1D()(x)
    return keras.Model(inputs, x)
