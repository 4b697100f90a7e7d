from keras.models import Sequential
from keras.layers.embeddings import Embedding


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = Sequential()
    model.add(Embedding(top_words, embedding_vector_length, mask_zero=mask_zero))
    model.build((None, None))
    return model
