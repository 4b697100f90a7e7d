import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask=True):
    x = keras.Input((None,))
    return keras.Model(x, keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask)(x))
