"""Exercise 5."""

import numpy as np
import tensorflow as tf


def fill(reviews, n):
    out = np.zeros((len(reviews), n), dtype="int32")
    for row, r in enumerate(reviews):
        out[row, n - len(r):] = r
    return out


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    # maxlen makes sure that no review is too long
    (a, la), (b, lb) = tf.keras.datasets.imdb.load_data(path, top_words, maxlen=max_review_length)
    return (fill(a, max_review_length), la), (fill(b, max_review_length), lb)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    layers = tf.keras.layers
    modelo = tf.keras.models.Sequential()
    modelo.add(layers.InputLayer(shape=(max_review_length,)))
    modelo.add(layers.Embedding(top_words, embedding_vector_length))
    modelo.add(layers.LSTM(100))
    modelo.add(layers.Dense(1, "sigmoid"))
    modelo.compile(optimizer="adam", loss="binary_crossentropy", metrics=[tf.keras.metrics.BinaryAccuracy(name="accuracy")])
    return modelo


def train(model, x_train, y_train, epochs=3, batch_size=64):
    # entrenar con todos los datos
    historial = model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, verbose="auto")
    for epoca, perdida in enumerate(historial.history["loss"], start=1):
        print(f"época {epoca}: {perdida:.3f}")
    return historial
