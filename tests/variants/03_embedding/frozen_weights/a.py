"""The vectors are a fixed table, I do not want them to change."""
import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    inputs = keras.Input((None,))
    embedding = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero, trainable=False)
    return keras.Model(inputs, embedding(inputs))
