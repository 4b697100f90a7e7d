"""Exercise 5."""

import numpy as np
from tensorflow.keras.datasets import imdb
from tensorflow.keras.layers import Dense, Embedding, Input, LSTM
from tensorflow.keras.models import Sequential
from tensorflow.keras.utils import pad_sequences


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    def same_length(seqs):
        return pad_sequences(list(seqs), maxlen=max_review_length, padding="pre", truncating="pre", dtype="int32")

    (a, la), (b, lb) = imdb.load_data(num_words=top_words, path=path)
    return (same_length(a), np.array(la)), (same_length(b), np.array(lb))


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = Sequential()
    model.add(Input((500,)))
    model.add(Embedding(5000, 32))
    model.add(LSTM(100))
    model.add(Dense(1, activation="sigmoid"))
    model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs: int = 3, batch_size: int = 64):
    """Train the model and give back the history."""
    hist = model.fit(x=x_train, y=y_train, batch_size=batch_size, epochs=epochs)
    print("last loss:", hist.history["loss"][-1])
    return hist
