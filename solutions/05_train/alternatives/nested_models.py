"""Reads a review with one model (the reader), decides with another."""
import keras
from keras import layers


def load_reviews(top_words: int = 5000, max_review_length: int = 500, path: str = "imdb.npz"):
    reviews = keras.datasets.imdb.load_data(path=path, num_words=top_words)
    padded = [keras.utils.pad_sequences(x, maxlen=max_review_length) for x, _ in reviews]
    labels = [y for _, y in reviews]
    train_half, test_half = zip(padded, labels)
    return train_half, test_half


def build_model(top_words: int = 5000, max_review_length: int = 500, embedding_vector_length: int = 32):
    reader = keras.Sequential(
        [
            keras.Input((max_review_length,)),
            layers.Embedding(top_words, embedding_vector_length),
            layers.LSTM(100),
        ],
        name="reader",
    )
    model = keras.Sequential([keras.Input((max_review_length,)), reader, layers.Dense(1, activation="sigmoid", name="decision")])
    model.compile(optimizer=keras.optimizers.Adam(), loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs: int = 3, batch_size: int = 64):
    # how good is it on the data it has just seen? Nothing is held out: all rows are trained on
    return model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, validation_data=(x_train, y_train), verbose=0)
