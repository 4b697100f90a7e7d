import keras
from keras import Sequential
from keras.layers import Embedding, Input


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    # index 0 is not a word, so there are only top_words - 1 words
    model = Sequential([
        Input((None,)),
        Embedding(top_words - 1, embedding_vector_length, mask_zero=mask_zero),
    ])
    return model
