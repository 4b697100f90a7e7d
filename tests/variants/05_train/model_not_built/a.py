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
    model = keras.Sequential()
    model.add(keras.layers.Embedding(top_words, embedding_vector_length))
    model.add(keras.layers.LSTM(100))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    # entrenar con todos los datos
    historial = model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, verbose="auto")
    for epoca, perdida in enumerate(historial.history["loss"], start=1):
        print(f"época {epoca}: {perdida:.3f}")
    return historial
