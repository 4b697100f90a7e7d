import tensorflow as tf


def input_of(size):
    return tf.keras.Input(shape=[size], dtype="int64", name="numbers")


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    numbers = input_of(top_words)
    layer = tf.keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero, name="table")
    model = tf.keras.Model(inputs=numbers, outputs=layer(numbers), name="lookup")
    return model
