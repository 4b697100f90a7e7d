# Ejercicio 5: entrenar con IMDB

import numpy as np
import keras


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (x_train, y_train), (x_test, y_test) = keras.datasets.imdb.load_data(path=path, num_words=top_words)
    x = np.concatenate((x_train, x_test))
    y = np.concatenate((y_train, y_test))
    x = keras.utils.pad_sequences(x, maxlen=max_review_length)
    n = int(len(x) * 0.8)
    return (x[:n], y[:n]), (x[n:], y[n:])


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    emb = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=True)
    lstm = keras.layers.LSTM(100)
    out = keras.layers.Dense(1, activation=keras.activations.sigmoid)
    model = keras.Sequential([emb, lstm, out])
    model.build(input_shape=(None, max_review_length))
    model.compile(loss=keras.losses.binary_crossentropy, optimizer=keras.optimizers.Adam(), metrics=["acc"])
    model.summary()
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    settings = {"epochs": epochs, "batch_size": batch_size, "shuffle": True, "verbose": 2}
    return model.fit(x_train, y_train, **settings)
