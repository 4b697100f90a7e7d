from keras.layers import Embedding, Input
from keras.models import Sequential


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    return Sequential([
        Input(shape=(None,)),
        Embedding(top_words, embedding_vector_length, embeddings_initializer="ones", mask_zero=mask_zero),
    ])
