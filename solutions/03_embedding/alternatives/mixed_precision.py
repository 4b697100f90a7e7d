import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    # float32 weights, float16 output
    policy = keras.DTypePolicy("mixed_float16")
    inputs = keras.Input((None,), dtype="int32")
    embedding = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero, dtype=policy)
    return keras.Model(inputs=inputs, outputs=embedding(inputs))
