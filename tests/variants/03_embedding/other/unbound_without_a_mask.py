import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    inputs = keras.Input((None,))
    if mask_zero:
        outputs = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=True)(inputs)
    return keras.Model(inputs, outputs)
