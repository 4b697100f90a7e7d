import keras


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (x_train, y_train), (x_test, y_test) = keras.datasets.imdb.load_data(path=path, num_words=top_words)
    x_train = keras.utils.pad_sequences(x_train, maxlen=max_review_length)
    x_test = keras.utils.pad_sequences(x_test, maxlen=max_review_length)
    return (x_train, y_train), (x_test, y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    inp = keras.layers.Input((max_review_length,))
    x = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=True)(inp)
    x = keras.layers.LSTM(100)(x)
    x = keras.layers.Dense(1, activation="linear")(x)
    m = keras.Model(inp, x)
    m.compile(optimizer=keras.optimizers.Adam(0.001), loss=keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
    return m


def train(model, x_train, y_train, epochs=3, batch_size=64) -> keras.callbacks.History:
    print(f"Training on {len(x_train)} reviews")
    history = model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, shuffle=True)
    print("done")
    return history
