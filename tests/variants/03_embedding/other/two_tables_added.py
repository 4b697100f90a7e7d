from keras import Input, Model
from keras.layers import Add, Embedding


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    inputs = Input(shape=(None,))
    first = Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(inputs)
    second = Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(inputs)
    return Model(inputs, Add()([first, second]))
