import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    x = keras.Input((None,))
    model = keras.Model(x, keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(x))
    return [model]
