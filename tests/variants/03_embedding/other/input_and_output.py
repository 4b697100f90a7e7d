import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    inputs = keras.Input(shape=(None,))
    outputs = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(inputs)
    return inputs, outputs
