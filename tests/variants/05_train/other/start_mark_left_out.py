"""IMDB with an LSTM."""

import numpy as np
from tensorflow.keras import layers
from tensorflow.keras.datasets import imdb
from tensorflow.keras.models import Sequential
from tensorflow.keras.optimizers import Adam
from tensorflow.keras.utils import pad_sequences


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (x_train, y_train), (x_test, y_test) = imdb.load_data(path=path, num_words=top_words, start_char=None)
    x_train = pad_sequences(x_train, maxlen=max_review_length)
    x_test = pad_sequences(x_test, maxlen=max_review_length)
    return (x_train, y_train), (x_test, y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = Sequential([
        layers.Input((max_review_length,)),
        layers.Embedding(top_words, embedding_vector_length, name="embedding"),
        layers.LSTM(100, name="lstm"),
        layers.Dense(1, activation="sigmoid", name="output"),
    ])
    model.compile(optimizer=Adam(), loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    x = np.asarray(x_train)
    y = np.asarray(y_train)
    result = model.fit(x, y, batch_size, epochs)
    return result
