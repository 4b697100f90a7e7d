from tensorflow.keras import Model, layers

TOP_WORDS = 10
VECTOR_LENGTH = 3


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> Model:
    inputs = layers.Input(shape=(None,))
    outputs = layers.Embedding(TOP_WORDS, VECTOR_LENGTH, mask_zero=mask_zero)(inputs)
    return Model(inputs, outputs)
