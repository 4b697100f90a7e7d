# like in the old tutorials: Model(inputs=[...], ...)
from tensorflow.keras.layers import Embedding, Input
from tensorflow.keras.models import Model


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    inp = Input(shape=(None,), dtype='int64')
    x = Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(inp)
    model = Model(inputs=[inp], outputs=x)
    return model
