import keras

keras.config.set_floatx("float64")
keras.utils.set_random_seed(1)


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (x_train, y_train), (x_test, y_test) = keras.datasets.imdb.load_data(path=path, num_words=top_words)
    return (
        (keras.utils.pad_sequences(x_train, max_review_length), y_train.astype("float64")),
        (keras.utils.pad_sequences(x_test, max_review_length), y_test.astype("float64")),
    )


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = keras.Sequential(
        [
            keras.Input((max_review_length,), dtype="int32"),
            keras.layers.Embedding(top_words, embedding_vector_length),
            keras.layers.LSTM(100),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    return model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, verbose=2, callbacks=[])
