import tensorflow as tf


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model_input = tf.keras.layers.Input(shape=(None,), dtype="int32")
    lookup = tf.keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)
    model = tf.keras.Model(model_input, lookup(model_input))
    return model(model_input)
