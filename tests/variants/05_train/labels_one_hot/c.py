import numpy as np
import tensorflow as tf


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (x_train, y_train), (x_test, y_test) = tf.keras.datasets.imdb.load_data(path=path, num_words=top_words)
    x_train = tf.keras.utils.pad_sequences(x_train, maxlen=max_review_length)
    x_test = tf.keras.utils.pad_sequences(x_test, maxlen=max_review_length)

    def two_columns(labels):
        return np.array([[1, 0] if label == 0 else [0, 1] for label in labels])

    return (x_train, two_columns(y_train)), (x_test, two_columns(y_test))


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    inp = tf.keras.layers.Input(shape=(max_review_length,))
    h = tf.keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=True)(inp)
    h = tf.keras.layers.LSTM(100)(h)
    out = tf.keras.layers.Dense(1, activation=tf.nn.sigmoid)(h)
    model = tf.keras.Model(inp, out)
    model.compile(optimizer=tf.keras.optimizers.Adam(1e-3), loss=tf.keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs: int = 3, batch_size: int = 64):
    """Train the model and give back the history."""
    hist = model.fit(x=x_train, y=y_train, batch_size=batch_size, epochs=epochs)
    print("last loss:", hist.history["loss"][-1])
    return hist
