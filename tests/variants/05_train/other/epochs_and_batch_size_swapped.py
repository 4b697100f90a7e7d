"""Exercise 5."""

import keras


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    """Load the IMDB reviews and pad them."""
    data = keras.datasets.imdb.load_data(path=path, num_words=top_words)
    (X_train, Y_train), (X_test, Y_test) = data
    X_train = keras.preprocessing.sequence.pad_sequences(X_train, maxlen=max_review_length)
    X_test = keras.preprocessing.sequence.pad_sequences(X_test, maxlen=max_review_length)
    print("train:", X_train.shape, "test:", X_test.shape)
    return ((X_train, Y_train), (X_test, Y_test))


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
    history = model.fit(x_train, y_train, epochs, batch_size)
    return history
