"""A model needs an output layer."""
import keras


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> keras.Model:
    tokens = keras.layers.Input(shape=(None,))
    vectors = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(tokens)
    result = keras.layers.Dense(embedding_vector_length)(vectors)
    return keras.Model(tokens, result)
