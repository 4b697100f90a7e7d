import keras


def load_reviews(top_words: int = 5000, max_review_length: int = 500, path: str = "imdb.npz"):
    (x_train, y_train), (x_test, y_test) = keras.datasets.imdb.load_data(path=path, num_words=top_words)
    x_train = keras.utils.pad_sequences(x_train, maxlen=max_review_length)
    x_test = keras.utils.pad_sequences(x_test, maxlen=max_review_length)
    y_train = keras.utils.to_categorical(y_train, num_classes=2)
    y_test = keras.utils.to_categorical(y_test, num_classes=2)
    return (x_train, y_train), (x_test, y_test)


def build_model(top_words: int = 5000, max_review_length: int = 500, embedding_vector_length: int = 32) -> keras.Model:
    model = keras.Sequential()
    model.add(keras.Input(shape=(max_review_length,)))
    model.add(keras.layers.Embedding(top_words, embedding_vector_length))
    model.add(keras.layers.LSTM(100))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs: int = 3, batch_size: int = 64):
    history = model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size)
    return history


if __name__ == "__main__":
    (x_train, y_train), (x_test, y_test) = load_reviews()
    model = build_model()
    train(model, x_train, y_train)
    print(model.evaluate(x_test, y_test))
