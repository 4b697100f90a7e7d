import tensorflow as tf


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = tf.keras.Sequential([
        tf.keras.layers.Embedding(input_dim=top_words, output_dim=embedding_vector_length, mask_zero=mask_zero),
        tf.keras.layers.LSTM(32),
    ])
    model.build((None, None))
    return model
