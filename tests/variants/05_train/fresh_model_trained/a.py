import keras


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    train_half, test_half = keras.datasets.imdb.load_data(path, num_words=top_words)
    result = []
    for x, y in (train_half, test_half):
        result.append((keras.utils.pad_sequences(x, max_review_length), y))
    return tuple(result)


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
    model = build_model(top_words=int(x_train.max()) + 1, max_review_length=x_train.shape[1])
    return model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size)
