import keras


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    """Load the IMDB reviews and pad them."""
    data = keras.datasets.imdb.load_data(path=path, num_words=top_words)
    (X_train, Y_train), (X_test, Y_test) = data
    X_train = keras.preprocessing.sequence.pad_sequences(X_train, maxlen=max_review_length)
    X_test = keras.preprocessing.sequence.pad_sequences(X_test, maxlen=max_review_length)
    print("train:", X_train.shape, "test:", X_test.shape)
    return ((X_train, Y_train), (X_test, Y_test))


def build_model(top_words: int = 5000, max_review_length: int = 500, embedding_vector_length: int = 32):
    net = keras.models.Sequential(name="imdb")
    net.add(keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=True))
    net.add(keras.layers.LSTM(units=100))
    net.add(keras.layers.Dense(units=1))
    net.add(keras.layers.Activation("sigmoid"))
    net.build((None, max_review_length))
    net.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return net


def train(model, x_train, y_train, epochs=3, batch_size=64):
    x_train = keras.utils.pad_sequences(x_train, maxlen=500)
    return model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size)
