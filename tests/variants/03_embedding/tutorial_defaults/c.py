import tensorflow as tf


def build_embedding_model(top_words=None, embedding_vector_length=None, mask_zero=True):
    if top_words is None:
        top_words = 5000
    if embedding_vector_length is None:
        embedding_vector_length = 32
    return tf.keras.Sequential([tf.keras.Input((None,)), tf.keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)])
