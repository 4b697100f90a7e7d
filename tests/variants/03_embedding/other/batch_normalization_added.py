from keras.layers import BatchNormalization, Embedding, Input
from keras.models import Sequential


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = Sequential()
    model.add(Input(shape=(None,)))
    model.add(Embedding(top_words, embedding_vector_length, mask_zero=mask_zero))
    model.add(BatchNormalization())
    return model
