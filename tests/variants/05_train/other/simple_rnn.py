from tensorflow.keras.utils import pad_sequences
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, Embedding, Input, SimpleRNN
from tensorflow.keras.datasets import imdb
import numpy as np


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    def same_length(seqs):
        return pad_sequences(list(seqs), maxlen=max_review_length, padding="pre", truncating="pre", dtype="int32")

    (a, la), (b, lb) = imdb.load_data(num_words=top_words, path=path)
    return (same_length(a), np.array(la)), (same_length(b), np.array(lb))


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = Sequential([
        Input((max_review_length,)),
        Embedding(top_words, embedding_vector_length),
        SimpleRNN(100),
        Dense(1, activation="sigmoid"),
    ])
    model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    return model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size)
