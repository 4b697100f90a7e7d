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
    model = keras.Sequential()
    model.add(keras.Input((max_review_length,)))
    model.add(keras.layers.Embedding(top_words, embedding_vector_length))
    model.add(keras.layers.LSTM(100))
    model.add(keras.layers.Dense(1, activation="softmax"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    # entrenar con todos los datos
    historial = model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, verbose="auto")
    for epoca, perdida in enumerate(historial.history["loss"], start=1):
        print(f"época {epoca}: {perdida:.3f}")
    return historial
