"""Exercise 5."""

from keras.utils import pad_sequences
from keras.optimizers import Adam
from keras.models import Model
from keras.layers import Dense, Embedding, Input, LSTM
from keras.datasets import imdb
import numpy as np


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    def same_length(seqs):
        return pad_sequences(list(seqs), maxlen=max_review_length, padding="pre", truncating="pre", dtype="int32")

    (a, la), (b, lb) = imdb.load_data(num_words=top_words, path=path)
    return (same_length(a), np.array(la)), (same_length(b), np.array(lb))


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    inputs = Input((max_review_length,))
    embedded = Embedding(input_dim=embedding_vector_length, output_dim=top_words)(inputs)
    out = Dense(1, activation="sigmoid")(LSTM(100)(embedded))
    model = Model(inputs, out)
    model.compile(optimizer=Adam(), loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    history = model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, verbose=0)
    return history
