"""Every Keras model I have seen flattens at some point."""
import keras
from keras import layers


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> keras.Model:
    inputs = keras.Input((None,), dtype="int32")
    x = layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(inputs)
    x = layers.Flatten()(x)
    return keras.Model(inputs=inputs, outputs=x, name="embedding")
