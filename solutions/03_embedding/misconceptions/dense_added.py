import tensorflow as tf


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = tf.keras.Sequential([
        tf.keras.Input(shape=(None,)),
        tf.keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero),
        tf.keras.layers.Dense(1, activation="sigmoid"),
    ])
    return model
