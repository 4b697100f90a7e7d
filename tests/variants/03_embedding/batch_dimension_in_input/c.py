from tensorflow.keras.layers import Embedding, InputLayer
from tensorflow.keras.models import Sequential


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    layers = [InputLayer(shape=[None, None]), Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)]
    return Sequential(layers)
