from keras import Input, Model, layers


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    keep_zero = mask_zero
    words = Input(shape=(None,), dtype="int32")
    vectors = layers.Embedding(
        input_dim=top_words,
        output_dim=embedding_vector_length,
        mask_zero=not keep_zero,
    )(words)
    return Model(inputs=words, outputs=vectors)
