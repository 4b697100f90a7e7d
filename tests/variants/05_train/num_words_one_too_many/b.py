import keras
import numpy as np


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (x_train, y_train), (x_test, y_test) = keras.datasets.imdb.load_data(path=path)
    x_train = keras.utils.pad_sequences(x_train, maxlen=max_review_length)
    x_test = keras.utils.pad_sequences(x_test, maxlen=max_review_length)
    x_train = np.where(x_train > top_words, 2, x_train)
    x_test = np.where(x_test > top_words, 2, x_test)
    return (x_train, y_train), (x_test, y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = keras.Sequential(
        [
            keras.Input((max_review_length,)),
            keras.layers.Embedding(top_words, embedding_vector_length),
            keras.layers.LSTM(100),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    x = np.asarray(x_train)
    y = np.asarray(y_train)
    result = model.fit(x, y, batch_size, epochs)
    return result
