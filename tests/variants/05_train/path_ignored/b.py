# Ejercicio 5: entrenar con IMDB

from tensorflow.keras.datasets import imdb
from tensorflow.keras.layers import Dense, Embedding, Input, LSTM
from tensorflow.keras.models import Sequential
from tensorflow.keras.preprocessing import sequence


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (x_train, y_train), (x_test, y_test) = imdb.load_data(path="imdb.npz", num_words=top_words)
    return (
        (sequence.pad_sequences(x_train, maxlen=max_review_length), y_train),
        (sequence.pad_sequences(x_test, maxlen=max_review_length), y_test),
    )


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = Sequential()
    model.add(Input(shape=(max_review_length,)))
    model.add(Embedding(top_words, embedding_vector_length))
    model.add(LSTM(100))
    model.add(Dense(1, activation="sigmoid"))
    model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    history = model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, verbose=0)
    return history
