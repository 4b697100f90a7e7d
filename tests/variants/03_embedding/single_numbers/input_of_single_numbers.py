import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    word = keras.Input(shape=(), dtype="int32")
    vector = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(word)
    return keras.Model(word, vector)
