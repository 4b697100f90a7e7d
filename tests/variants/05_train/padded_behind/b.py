# Ejercicio 5: entrenar con IMDB

import numpy as np
import keras


def to_table(reviews, width):
    table = np.zeros((len(reviews), width), dtype=np.int64)
    for i, review in enumerate(reviews):
        last = review[-width:]
        table[i, :len(last)] = last
    return table


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (x_train, y_train), (x_test, y_test) = keras.datasets.imdb.load_data(path=path, num_words=top_words)
    return (to_table(x_train, max_review_length), y_train), (to_table(x_test, max_review_length), y_test)


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


if __name__ == "__main__":
    (x_train, y_train), (x_test, y_test) = load_reviews()
    model = build_model()
    train(model, x_train, y_train)
    print(model.evaluate(x_test, y_test))
