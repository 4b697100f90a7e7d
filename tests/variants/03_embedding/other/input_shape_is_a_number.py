from keras.layers import Embedding, Input
from keras.models import Model


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    x = Input(shape=6)
    return Model(x, Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(x))
