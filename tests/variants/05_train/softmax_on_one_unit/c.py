# Ejercicio 5: entrenar con IMDB

from tensorflow.keras.preprocessing.sequence import pad_sequences
from tensorflow.keras.optimizers import Adam
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, Embedding, LSTM, Softmax
from tensorflow.keras.datasets import imdb


def load_reviews(top_words: int = 5000, max_review_length: int = 500, path: str = "imdb.npz"):
    train_set, test_set = imdb.load_data(path, top_words)
    return [(pad_sequences(reviews, maxlen=max_review_length), labels) for reviews, labels in (train_set, test_set)]


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = Sequential([
        Embedding(top_words, embedding_vector_length, mask_zero=True),
        LSTM(100),
        Dense(1),
        Softmax(),
    ])
    model.build((None, max_review_length))
    model.compile(loss="binary_crossentropy", optimizer=Adam(), metrics=["acc"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    settings = {"epochs": epochs, "batch_size": batch_size, "shuffle": True, "verbose": 2}
    return model.fit(x_train, y_train, **settings)
