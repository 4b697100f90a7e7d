from __future__ import annotations

import keras
import numpy as np
from keras import layers

Half = tuple[np.ndarray, np.ndarray]


def load_reviews(top_words: int = 5000, max_review_length: int = 500, path: str = "imdb.npz") -> tuple[Half, Half]:
    halves = keras.datasets.imdb.load_data(path, num_words=top_words)
    (x_train, y_train), (x_test, y_test) = ((keras.utils.pad_sequences(x, max_review_length), y) for x, y in halves)
    return (x_train, y_train), (x_test, y_test)


def build_model(top_words: int = 5000, max_review_length: int = 500, embedding_vector_length: int = 32) -> keras.Model:
    words = keras.Input(shape=(max_review_length,), dtype="int32", name="words")
    x = layers.Embedding(top_words, embedding_vector_length, mask_zero=True, name="embedding")(words)
    x = layers.LSTM(100, name="lstm")(x)
    probability = layers.Dense(1, activation=keras.activations.sigmoid, name="positive")(x)
    model = keras.Model(words, probability, name="imdb_lstm")
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=1e-3),
        loss=keras.losses.BinaryCrossentropy(from_logits=False),
        metrics=[keras.metrics.BinaryAccuracy(name="accuracy")],
    )
    return model


def train(model: keras.Model, x_train: np.ndarray, y_train: np.ndarray, epochs: int = 3, batch_size: int = 64) -> keras.callbacks.History:
    return model.fit(x_train, y_train, batch_size=batch_size, epochs=epochs, verbose=0)
