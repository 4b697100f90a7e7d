"""As in the text classification tutorial."""
from tensorflow import keras


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True):
    sentence = keras.Input(shape=(None,), dtype="int32", name="sentence")
    words = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(sentence)
    mean = keras.layers.GlobalAveragePooling1D(name="mean")(words)
    return keras.Model(sentence, mean)
