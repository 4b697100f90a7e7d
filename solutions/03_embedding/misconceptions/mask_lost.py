import keras


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> keras.Model:
    model = keras.Sequential(
        [
            keras.Input(shape=(None,)),
            keras.layers.Embedding(input_dim=top_words, output_dim=embedding_vector_length),
        ]
    )
    return model
