import keras


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> keras.Model:
    columns = range(1, embedding_vector_length)
    layer = keras.layers.Embedding(top_words, len(columns), mask_zero=mask_zero)
    return keras.Sequential([keras.Input((None,)), layer])
