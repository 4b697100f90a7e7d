import math

import keras
import numpy as np


class Batches(keras.utils.PyDataset):
    """Hands out the reviews batch by batch, in a new order each epoch."""

    def __init__(self, x, y, batch_size, **kwargs):
        super().__init__(**kwargs)
        self.x, self.y, self.batch_size = x, y, batch_size
        self.order = np.random.permutation(len(x))

    def __len__(self):
        return math.ceil(len(self.x) / self.batch_size)

    def __getitem__(self, i):
        rows = self.order[i * self.batch_size : (i + 1) * self.batch_size]
        return self.x[rows], self.y[rows]

    def on_epoch_end(self):
        np.random.shuffle(self.order)


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (x_train, y_train), (x_test, y_test) = keras.datasets.imdb.load_data(path=path, num_words=top_words, index_from=3, seed=113)
    x_train, x_test = [keras.utils.pad_sequences(x, maxlen=max_review_length) for x in (x_train, x_test)]
    return (x_train, y_train.astype(np.int32)), (x_test, y_test.astype(np.int32))


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    stack = [
        keras.Input(batch_shape=(None, max_review_length), dtype="int64"),
        keras.layers.Embedding(top_words, embedding_vector_length),
        keras.layers.LSTM(100, activation="tanh", recurrent_activation="sigmoid"),
        keras.layers.Dense(units=1, activation="sigmoid", kernel_initializer="he_uniform"),
    ]
    model = keras.models.Sequential(stack)
    model.compile(optimizer="adam", loss=keras.losses.binary_crossentropy, metrics=[keras.metrics.BinaryAccuracy()])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    return model.fit(Batches(x_train, y_train, batch_size), epochs=epochs)
