import keras

keras.config.set_floatx("float64")


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    inputs = keras.Input(shape=(None,), dtype="int64")
    outputs = keras.layers.Embedding(
        top_words, embedding_vector_length, embeddings_initializer="glorot_uniform", mask_zero=mask_zero
    )(inputs)
    return keras.Model(inputs, outputs)
