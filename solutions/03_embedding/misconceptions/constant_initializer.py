from keras import Input, Sequential
from keras.layers import Embedding


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = Sequential()
    model.add(Input(shape=(None,)))
    # start from zero, training will change it
    model.add(Embedding(top_words, embedding_vector_length, embeddings_initializer="zeros", mask_zero=mask_zero))
    return model
