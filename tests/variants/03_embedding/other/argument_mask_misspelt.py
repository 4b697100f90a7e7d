from tensorflow import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    inputs = keras.Input((None,))
    outputs = keras.layers.Embedding(top_words, embedding_vector_length, mask_zeros=mask_zero)(inputs)
    return keras.Model(inputs, outputs)
