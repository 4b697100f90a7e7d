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


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    emb = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=True)
    lstm = keras.layers.LSTM(100)
    out = keras.layers.Dense(1, activation=keras.activations.sigmoid)
    model = keras.Sequential([emb, lstm, out])
    model.build(input_shape=(None, max_review_length))
    model.compile(loss=keras.losses.binary_crossentropy, optimizer=keras.optimizers.Adam(), metrics=["acc"])
    model.summary()
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    state = np.random.get_state()
    np.random.shuffle(x_train)
    np.random.set_state(state)
    np.random.shuffle(y_train)
    return model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size)


if __name__ == "__main__":
    training, test = load_reviews()
    m = build_model()
    train(m, *training)
    print("accuracy:", m.evaluate(*test, verbose=0)[1])
