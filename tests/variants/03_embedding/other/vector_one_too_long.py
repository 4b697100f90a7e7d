from tensorflow.keras import Model
from tensorflow.keras.layers import Embedding, Input


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    dim = embedding_vector_length + 1
    x = Input((None,))
    return Model(x, Embedding(top_words, dim, mask_zero=mask_zero)(x))
