"""IMDB with an LSTM."""

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
    model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size)
