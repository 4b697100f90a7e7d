import keras
from keras.layers import Dense


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    """An embedding is a dense layer on one-hot words, so this is the same thing."""
    model = keras.Sequential()
    model.add(keras.Input(shape=(None, top_words)))
    model.add(Dense(embedding_vector_length, use_bias=False))
    return model
