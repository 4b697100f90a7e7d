"""build gives the built model."""
from keras.layers import Embedding
from keras.models import Sequential


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True):
    layers = [Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)]
    return Sequential(layers).build((None, None))
