import keras
import numpy as np


def pad(reviews, length):
    table = np.zeros((len(reviews), length), dtype=int)
    for i, review in enumerate(reviews):
        words = review[-length:]
        table[i, length - len(words):] = words
    return table


def load_reviews(top_words: int = 5000, max_review_length: int = 500, path: str = "imdb.npz"):
    train_data, test_data = keras.datasets.imdb.load_data(path=path, num_words=top_words)
    x_train, y_train = train_data
    x_test, y_test = test_data
    return (pad(x_train, max_review_length), y_train), (pad(x_test, max_review_length), y_test)


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
    history = model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, verbose=0)
    print(history.history)


if __name__ == "__main__":
    training, test = load_reviews()
    m = build_model()
    train(m, *training)
    print("accuracy:", m.evaluate(*test, verbose=0)[1])
