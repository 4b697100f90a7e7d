import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    size = top_words * embedding_vector_length
    return keras.Sequential([keras.Input((None,)), keras.layers.Embedding(size, embedding_vector_length, mask_zero=mask_zero)])
