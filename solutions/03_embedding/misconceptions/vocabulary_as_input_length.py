import keras
from keras import layers


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> keras.Model:
    inputs = keras.Input(shape=(top_words,))
    outputs = layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(inputs)
    model = keras.Model(inputs=inputs, outputs=outputs)
    return model
