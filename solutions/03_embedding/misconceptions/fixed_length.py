import keras
from keras.layers import Embedding, Input
from keras.models import Model

max_review_length = 6


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    sequence = Input(shape=(max_review_length,))
    embedded = Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(sequence)
    return Model(sequence, embedded)
