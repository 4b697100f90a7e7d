from keras.layers import Embedding, GlobalAvgPool1D
from keras.models import Sequential


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    m = Sequential()
    for layer in (Embedding(top_words, embedding_vector_length, mask_zero=mask_zero), GlobalAvgPool1D()):
        m.add(layer)
    m.build((None, None))
    return m
