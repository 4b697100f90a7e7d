import keras
from keras.layers import Embedding, Input


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    # (batch, length)
    model = keras.Sequential([
        Input(shape=(None, None)),
        Embedding(top_words, embedding_vector_length, mask_zero=mask_zero),
    ])
    return model
