from keras import Input, Model
from keras.layers import Embedding

MAX_REVIEW_LENGTH = 6


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> Model:
    padded = Input(shape=(MAX_REVIEW_LENGTH,), dtype="int32")
    rows = Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(padded)
    return Model(inputs=padded, outputs=rows)
