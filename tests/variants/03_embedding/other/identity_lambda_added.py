import keras


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True):
    inputs = keras.Input(shape=(None,))
    x = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(inputs)
    x = keras.layers.Lambda(lambda t: t)(x)
    return keras.Model(inputs, x)
