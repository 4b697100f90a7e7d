import tensorflow as tf


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    numbers = tf.keras.Input(shape=(None,))
    rows = tf.keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(numbers)
    model = tf.keras.Model(numbers, rows)
    print(model.get_weights()[0].shape)
