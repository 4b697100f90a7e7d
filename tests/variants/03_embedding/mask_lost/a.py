import keras
from keras import layers


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    inputs = keras.Input(shape=(None,))
    outputs = layers.Embedding(input_dim=top_words, output_dim=embedding_vector_length)(inputs)
    return keras.Model(inputs, outputs)
