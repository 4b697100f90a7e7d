"""The output is what everybody wants of the model."""
from keras.layers import Embedding, Input
from keras.models import Model


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True):
    numbers = Input((None,))
    model = Model(numbers, Embedding(input_dim=top_words, output_dim=embedding_vector_length, mask_zero=mask_zero)(numbers))
    return model.output
