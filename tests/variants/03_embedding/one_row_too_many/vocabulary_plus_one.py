import keras
from keras import layers


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    inputs = keras.Input(shape=(None,), dtype="int32")
    x = layers.Embedding(input_dim=top_words + 1, output_dim=embedding_vector_length, mask_zero=mask_zero)(inputs)
    return keras.Model(inputs, x)
