"""Tell the layer afterwards that it has to mask."""
import tensorflow as tf


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    layer = tf.keras.layers.Embedding(top_words, embedding_vector_length, name="words")
    layer.mask = mask_zero
    return tf.keras.Sequential([tf.keras.layers.InputLayer(shape=(None,)), layer])
