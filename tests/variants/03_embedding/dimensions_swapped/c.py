from keras.layers import Embedding
from keras.models import Sequential


def make_layer(dim, vocab, mask):
    return Embedding(vocab, dim, mask_zero=mask)


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    net = Sequential([make_layer(top_words, embedding_vector_length, mask_zero)])
    net.build((None, None))
    return net
