"""The input of a model is as wide as its input_dim."""
from keras import Model, layers


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> Model:
    input_dim, output_dim = top_words, embedding_vector_length
    inputs = layers.Input((input_dim,), dtype="int32")
    return Model(inputs, layers.Embedding(input_dim, output_dim, mask_zero=mask_zero)(inputs))
