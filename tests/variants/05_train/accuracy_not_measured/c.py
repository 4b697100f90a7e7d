"""Exercise 5."""

import tensorflow as tf


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    pad = tf.keras.preprocessing.sequence.pad_sequences
    (train_data, train_labels), (test_data, test_labels) = tf.keras.datasets.imdb.load_data(path=path, num_words=top_words)
    train_data = pad(train_data, maxlen=max_review_length)
    test_data = pad(test_data, maxlen=max_review_length)
    return (train_data, train_labels), (test_data, test_labels)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    red = tf.keras.Sequential([
        tf.keras.layers.Embedding(top_words, embedding_vector_length),
        tf.keras.layers.LSTM(100),
        tf.keras.layers.Dense(1, activation="sigmoid"),
    ])
    red.build((None, max_review_length))
    red.compile("adam", tf.keras.losses.BinaryCrossentropy())
    return red


def train(model, x_train, y_train, epochs=3, batch_size=64):
    settings = {"epochs": epochs, "batch_size": batch_size, "shuffle": True, "verbose": 2}
    return model.fit(x_train, y_train, **settings)
