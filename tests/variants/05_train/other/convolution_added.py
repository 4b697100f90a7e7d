import keras


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    train_half, test_half = keras.datasets.imdb.load_data(path, num_words=top_words)
    result = []
    for x, y in (train_half, test_half):
        result.append((keras.utils.pad_sequences(x, max_review_length), y))
    return tuple(result)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = keras.Sequential()
    model.add(keras.Input((max_review_length,)))
    model.add(keras.layers.Embedding(top_words, embedding_vector_length))
    model.add(keras.layers.Conv1D(filters=32, kernel_size=3, padding="same", activation="relu"))
    model.add(keras.layers.MaxPooling1D(pool_size=2))
    model.add(keras.layers.LSTM(100))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    history = model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, verbose=0)
    return history
