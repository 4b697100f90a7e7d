import keras


def build_embedding_model(top_words=5000, embedding_vector_length=32, mask_zero=True):
    inputs = keras.Input(shape=(None,), dtype="int32")
    outputs = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(inputs)
    return keras.Model(inputs=inputs, outputs=outputs)
