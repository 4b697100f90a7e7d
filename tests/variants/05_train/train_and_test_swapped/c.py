import keras


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    data = keras.datasets.imdb.load_data(path=path, num_words=top_words)
    padded = [(keras.utils.pad_sequences(x, maxlen=max_review_length), y) for x, y in data]
    (x_test, y_test) = padded[0]
    (x_train, y_train) = padded[1]
    return (x_train, y_train), (x_test, y_test)


def build_model(top_words: int = 5000, max_review_length: int = 500, embedding_vector_length: int = 32):
    net = keras.models.Sequential(name="imdb")
    net.add(keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=True))
    net.add(keras.layers.LSTM(units=100))
    net.add(keras.layers.Dense(units=1))
    net.add(keras.layers.Activation("sigmoid"))
    net.build((None, max_review_length))
    net.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return net


def train(model, x_train, y_train, epochs=3, batch_size=64) -> keras.callbacks.History:
    print(f"Training on {len(x_train)} reviews")
    history = model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, shuffle=True)
    print("done")
    return history
