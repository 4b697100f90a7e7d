from keras import Model, layers

PADDING_TOKENS = 1


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> Model:
    vocab_size = top_words + PADDING_TOKENS
    inp = layers.Input(shape=(None,))
    out = layers.Embedding(input_dim=vocab_size, output_dim=embedding_vector_length, mask_zero=mask_zero)(inp)
    return Model(inputs=[inp], outputs=out)
