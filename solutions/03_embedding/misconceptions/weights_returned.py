import keras
from keras.layers import Embedding


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = keras.Sequential()
    model.add(keras.Input(shape=(None,)))
    model.add(Embedding(top_words, embedding_vector_length, mask_zero=mask_zero))
    weights = model.get_weights()[0]
    return weights
