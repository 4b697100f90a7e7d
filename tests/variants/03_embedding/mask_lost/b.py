from keras.layers import Embedding
from keras.models import Sequential


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True):
    e = Embedding(top_words, embedding_vector_length, mask_zero=False)
    model = Sequential()
    model.add(e)
    model.build(input_shape=(None, None))
    return model
