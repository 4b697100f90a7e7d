import keras
import numpy as np

PADDED = np.array([[0, 0, 1, 2, 3, 4], [0, 1, 2, 5, 3, 4]])


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = keras.Sequential()
    model.add(keras.Input((None,)))
    model.add(keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero))
    return model.predict(PADDED, verbose=0)
