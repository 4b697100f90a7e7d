import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    # the matrix is (top_words, embedding_vector_length)
    model = keras.Sequential([
        keras.Input(shape=(top_words,)),
        keras.layers.Dense(embedding_vector_length, use_bias=False),
    ])
    return model
