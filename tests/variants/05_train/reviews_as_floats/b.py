from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, Embedding, LSTM
from tensorflow.keras.datasets import imdb
import numpy as np


def make_matrix(reviews, columns):
    matrix = np.zeros((len(reviews), columns))
    for i in range(len(reviews)):
        words = reviews[i][-columns:]
        matrix[i, columns - len(words):] = words
    return matrix


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (x_train, y_train), (x_test, y_test) = imdb.load_data(path=path, num_words=top_words)
    return (make_matrix(x_train, max_review_length), y_train), (make_matrix(x_test, max_review_length), y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    """Embedding, LSTM and one output."""
    model = Sequential([
        Embedding(input_dim=top_words, output_dim=embedding_vector_length, mask_zero=True),
        LSTM(100),
        Dense(1, activation="sigmoid"),
    ])
    model.build((None, max_review_length))
    model.compile(optimizer="Adam", loss="binary_crossentropy", metrics=["binary_accuracy"])
    print(model.summary())
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    # entrenar con todos los datos
    historial = model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, verbose="auto")
    for epoca, perdida in enumerate(historial.history["loss"], start=1):
        print(f"época {epoca}: {perdida:.3f}")
    return historial
