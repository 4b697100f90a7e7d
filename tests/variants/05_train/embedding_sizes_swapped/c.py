"""IMDB with an LSTM."""

import numpy as np
import tensorflow as tf


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    imdb = tf.keras.datasets.imdb
    (x_train, y_train), (x_test, y_test) = imdb.load_data(path=path, num_words=top_words)
    x_train = tf.keras.utils.pad_sequences(x_train, maxlen=max_review_length)
    x_test = tf.keras.utils.pad_sequences(x_test, maxlen=max_review_length)
    return (x_train, y_train), (x_test, y_test)


def embedding_layer(vector_length, words):
    return tf.keras.layers.Embedding(vector_length, words, mask_zero=True)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = tf.keras.models.Sequential()
    model.add(embedding_layer(embedding_vector_length, top_words))
    model.add(tf.keras.layers.LSTM(100))
    model.add(tf.keras.layers.Dense(1, activation="sigmoid"))
    model.build((None, max_review_length))
    model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    x = np.asarray(x_train)
    y = np.asarray(y_train)
    result = model.fit(x, y, batch_size, epochs)
    return result


if __name__ == "__main__":
    training, test = load_reviews()
    m = build_model()
    train(m, *training)
    print("accuracy:", m.evaluate(*test, verbose=0)[1])
