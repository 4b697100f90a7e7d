"""Exercise 5."""

import keras


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    train_half, test_half = keras.datasets.imdb.load_data(path, num_words=top_words)
    result = []
    for x, y in (train_half, test_half):
        result.append((keras.utils.pad_sequences(x, max_review_length), y))
    return tuple(result)


def build_model(top_words: int = 5000, max_review_length: int = 500, embedding_vector_length: int = 32):
    net = keras.models.Sequential(name="imdb")
    net.add(keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=True))
    net.add(keras.layers.LSTM(units=100))
    net.add(keras.layers.Dense(units=1))
    net.add(keras.layers.Activation("sigmoid"))
    net.build((None, max_review_length))
    net.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return net


class Batches(keras.utils.PyDataset):
    def __init__(self, x, y, size):
        super().__init__()
        self.x, self.y, self.size = x, y, size

    def __len__(self):
        return len(self.x) // self.size

    def __getitem__(self, i):
        part = slice(i * self.size, (i + 1) * self.size)
        return self.x[part], self.y[part]


def train(model, x_train, y_train, epochs=3, batch_size=64):
    return model.fit(Batches(x_train, y_train, batch_size), epochs=epochs)
