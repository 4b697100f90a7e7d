import keras
from keras import layers


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = keras.Sequential()
    model.add(keras.Input((None,)))
    model.add(layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero))
    model.add(layers.Bidirectional(layers.GRU(16, return_sequences=True)))
    return model
