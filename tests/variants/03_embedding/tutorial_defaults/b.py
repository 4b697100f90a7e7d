"""The sizes of the IMDB reviews."""
from keras.layers import Embedding
from keras.models import Sequential

WORDS = 5000
LENGTH = 32


def build_embedding_model(top_words: int = WORDS, embedding_vector_length: int = LENGTH, mask_zero: bool = True):
    model = Sequential()
    model.add(Embedding(top_words, embedding_vector_length, mask_zero=mask_zero))
    model.build(input_shape=(None, None))
    return model
