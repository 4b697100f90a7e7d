"""Compiling builds it."""
import tensorflow as tf


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> tf.keras.Model:
    layer_list = [tf.keras.layers.Embedding(input_dim=top_words, output_dim=embedding_vector_length, mask_zero=mask_zero)]
    model = tf.keras.Sequential(layer_list)
    model.compile(optimizer="adam", loss="mse")
    return model
