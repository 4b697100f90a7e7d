from keras.layers import Embedding, Input
from keras.models import Sequential


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = Sequential([Input((None,)), Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)])
    for layer in model.layers:
        layer.trainable = False
    return model
