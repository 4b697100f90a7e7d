import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    text = keras.Input(shape=(None,), dtype="string")
    return keras.Model(text, keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(text))
