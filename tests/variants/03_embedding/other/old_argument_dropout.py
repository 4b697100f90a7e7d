from keras.layers import Embedding, Input
from keras.models import Sequential


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = Sequential()
    model.add(Input((None,)))
    model.add(Embedding(top_words, embedding_vector_length, dropout=0.2, mask_zero=mask_zero))
    return model
