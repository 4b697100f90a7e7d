"""0 is not a word, so it needs no row."""
import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    words = top_words - 1
    i = keras.Input(shape=(None,))
    o = keras.layers.Embedding(words, embedding_vector_length, mask_zero=mask_zero)(i)
    return keras.Model(i, o)
