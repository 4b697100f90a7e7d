import keras
from keras.layers import Dropout, Embedding, Input


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    text = Input(shape=(None,), name="text")
    vectors = Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(text)
    vectors = Dropout(0.2)(vectors)  # against overfitting
    return keras.Model(inputs=text, outputs=vectors)
