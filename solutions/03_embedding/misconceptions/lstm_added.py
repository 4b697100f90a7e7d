import keras
from keras.models import Sequential
from keras.layers import Embedding, LSTM


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = Sequential()
    model.add(keras.Input((None,)))
    model.add(Embedding(top_words, embedding_vector_length, mask_zero=mask_zero))
    model.add(LSTM(100))
    return model
