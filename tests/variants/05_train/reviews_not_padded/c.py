"""Exercise 5."""

import tensorflow as tf
import numpy as np


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    train_part, test_part = tf.keras.datasets.imdb.load_data(path=path, num_words=top_words)
    x_train, y_train = train_part
    x_test, y_test = test_part
    print(len(x_train), "reviews for training,", len(x_test), "for testing")
    return (x_train, np.array(y_train)), (x_test, np.array(y_test))


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    inp = tf.keras.layers.Input(shape=(max_review_length,))
    h = tf.keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=True)(inp)
    h = tf.keras.layers.LSTM(100)(h)
    out = tf.keras.layers.Dense(1, activation=tf.nn.sigmoid)(h)
    model = tf.keras.Model(inp, out)
    model.compile(optimizer=tf.keras.optimizers.Adam(1e-3), loss=tf.keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    settings = {"epochs": epochs, "batch_size": batch_size, "shuffle": True, "verbose": 2}
    return model.fit(x_train, y_train, **settings)


if __name__ == "__main__":
    training, test = load_reviews()
    m = build_model()
    train(m, *training)
    print("accuracy:", m.evaluate(*test, verbose=0)[1])
