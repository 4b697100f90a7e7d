"""Against overfitting; the lesson says what the old dropout argument is called today."""
from keras import Input, Model
from keras.layers import Embedding, SpatialDropout1D


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> Model:
    inputs = Input(shape=(None,))
    x = Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(inputs)
    return Model(inputs, SpatialDropout1D(0.2)(x))
