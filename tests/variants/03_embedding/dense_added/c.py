import tensorflow as tf


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    L = tf.keras.layers
    model = tf.keras.Sequential([L.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero), L.Dense(embedding_vector_length, activation="relu")])
    model.build(input_shape=(None, None))
    return model
