import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    first, second = keras.Input((None,)), keras.Input((None,))
    table = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)
    return keras.Model([first, second], [table(first), table(second)])
