import tensorflow as tf


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    imdb = tf.keras.datasets.imdb
    (x_train, y_train), (x_test, y_test) = imdb.load_data(path=path, num_words=top_words)
    x_train = tf.keras.utils.pad_sequences(x_train, maxlen=max_review_length)
    x_test = tf.keras.utils.pad_sequences(x_test, maxlen=max_review_length)
    return (x_train, y_train), (x_test, y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = tf.keras.Sequential([
        tf.keras.Input((max_review_length,)),
        tf.keras.layers.Embedding(top_words, embedding_vector_length),
        tf.keras.layers.Bidirectional(tf.keras.layers.LSTM(100)),
        tf.keras.layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    # entrenar con todos los datos
    historial = model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, verbose="auto")
    for epoca, perdida in enumerate(historial.history["loss"], start=1):
        print(f"época {epoca}: {perdida:.3f}")
    return historial
