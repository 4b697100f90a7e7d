"""IMDB with an LSTM."""

import numpy as np
from keras import layers
from keras.datasets import imdb
from keras.models import Sequential
from keras.optimizers import Adam
from keras.utils import pad_sequences


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    def same_length(seqs):
        return pad_sequences(list(seqs), maxlen=max_review_length, padding="pre", truncating="pre", dtype="int32")

    (a, la), (b, lb) = imdb.load_data(num_words=top_words, path=path)
    return (same_length(a), np.array(la)), (same_length(b), np.array(lb))


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
    return model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, steps_per_epoch=1)
