import keras
import numpy as np


def pad(reviews, length):
    table = np.zeros((len(reviews), length), dtype=int)
    for i, review in enumerate(reviews):
        words = review[-length:]
        table[i, length - len(words):] = words
    return table


def load_reviews(top_words: int = 5000, max_review_length: int = 500, path: str = "imdb.npz"):
    train_data, test_data = keras.datasets.imdb.load_data(path=path, num_words=top_words)
    x_train, y_train = train_data
    x_test, y_test = test_data
    return (pad(x_train, max_review_length), y_train), (pad(x_test, max_review_length), y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    inputs = keras.Input((max_review_length,))
    x = keras.layers.Embedding(top_words, embedding_vector_length)
    x = keras.layers.LSTM(100)(x)
    outputs = keras.layers.Dense(1, activation="sigmoid")(x)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    return model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size)
