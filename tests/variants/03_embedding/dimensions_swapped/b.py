from tensorflow import keras


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> keras.Model:
    # input_dim is the size of a vector, output_dim the number of words
    word_ids = keras.Input(shape=(None,), dtype="int32")
    vectors = keras.layers.Embedding(
        input_dim=embedding_vector_length,
        output_dim=top_words,
        mask_zero=mask_zero,
    )(word_ids)
    return keras.Model(inputs=word_ids, outputs=vectors)
