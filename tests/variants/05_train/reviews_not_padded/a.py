import keras


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    return keras.datasets.imdb.load_data(path=path, num_words=top_words)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    inputs = keras.Input(shape=(max_review_length,), dtype="int32")
    x = keras.layers.Embedding(input_dim=top_words, output_dim=embedding_vector_length)(inputs)
    x = keras.layers.LSTM(100)(x)
    outputs = keras.layers.Dense(1, activation="sigmoid")(x)
    model = keras.Model(inputs, outputs)
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.001),
        loss=keras.losses.BinaryCrossentropy(),
        metrics=[keras.metrics.BinaryAccuracy()],
    )
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    return model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size)


if __name__ == "__main__":
    (x_train, y_train), (x_test, y_test) = load_reviews()
    model = build_model()
    train(model, x_train, y_train)
    print(model.evaluate(x_test, y_test))
