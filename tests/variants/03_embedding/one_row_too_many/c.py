"""The words count from 1 to top_words, and the 0 comes on top."""
import tensorflow as tf


def number_of_rows(top_words):
    return len(range(0, top_words + 1))


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    lookup = tf.keras.layers.Embedding(number_of_rows(top_words), embedding_vector_length, mask_zero=mask_zero)
    model = tf.keras.models.Sequential([lookup])
    model.build(tf.TensorShape([None, None]))
    return model
