import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    i = keras.Input(shape=(None,))
    vectors = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(i)
    return keras.Model(inputs=i, outputs=[i, vectors])
