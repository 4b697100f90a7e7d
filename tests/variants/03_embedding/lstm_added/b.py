"""The order of the words matters, so an LSTM reads them."""
import keras


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> keras.Model:
    review = keras.Input((None,))
    embedded = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(review)
    read = keras.layers.LSTM(embedding_vector_length)(embedded)
    return keras.Model(review, read)
