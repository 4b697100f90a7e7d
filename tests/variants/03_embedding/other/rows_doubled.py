import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    # upper and lower case
    table = keras.layers.Embedding(2 * top_words, embedding_vector_length, mask_zero=mask_zero)
    model = keras.Sequential([table])
    model.build((None, None))
    return model
