from keras import Model, layers


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> Model:
    one_hot_words = layers.Input((None, top_words), name="one_hot")
    table = layers.Dense(units=embedding_vector_length, activation="linear", use_bias=False, kernel_initializer="random_uniform")
    return Model(inputs=one_hot_words, outputs=table(one_hot_words))
