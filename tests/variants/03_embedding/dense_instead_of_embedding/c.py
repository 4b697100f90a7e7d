import tensorflow as tf


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = tf.keras.Sequential([tf.keras.layers.Dense(embedding_vector_length)])
    model.build((None, None, top_words))
    return model
