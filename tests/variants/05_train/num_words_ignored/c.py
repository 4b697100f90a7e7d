import tensorflow as tf


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    halves = tf.keras.datasets.imdb.load_data(path, num_words=None)
    return tuple((tf.keras.utils.pad_sequences(x, maxlen=max_review_length), y) for x, y in halves)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = tf.keras.Sequential([
        tf.keras.Input(shape=(max_review_length,)),
        tf.keras.layers.Embedding(top_words, embedding_vector_length),
        tf.keras.layers.LSTM(100),
        tf.keras.layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    return model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size)
