import keras


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> keras.Model:
    ids = keras.Input((None,))
    x = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(ids)
    x = keras.layers.LayerNormalization()(x)
    return keras.Model(ids, x)
