import keras
from keras.layers import Embedding


def build_embedding_model(top_words=5000, embedding_vector_length=32, mask_zero=True):
    model = keras.Sequential()
    model.add(Embedding(top_words, embedding_vector_length, mask_zero=mask_zero))
    model.build(input_shape=(None, None))
    return model
