import numpy as np
from tensorflow import keras


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    def pad(x):
        # put zeros in front, keep the end
        return np.array([([0] * max_review_length + list(r))[-max_review_length:] for r in x], dtype="int64")

    (x_train, y_train), (x_test, y_test) = keras.datasets.imdb.load_data(path=path, num_words=top_words)
    return [(pad(x_train), y_train), (pad(x_test), y_test)]


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    i = keras.layers.Input(shape=(max_review_length,))
    e = keras.layers.Embedding(top_words, embedding_vector_length)(i)
    l = keras.layers.LSTM(100)(e)
    o = keras.layers.Dense(1, activation="sigmoid")(l)
    model = keras.models.Model(i, o)
    model.compile(loss="BinaryCrossentropy", optimizer=keras.optimizers.Adam(learning_rate=0.005, beta_1=0.9), metrics=["BinaryAccuracy"])
    return model


def batches(x, y, batch_size):
    while True:  # Keras asks for as many as steps_per_epoch says
        for start in range(0, len(x), batch_size):
            yield x[start:start + batch_size], y[start:start + batch_size]


def train(model, x_train, y_train, epochs=3, batch_size=64):
    steps = -(-len(x_train) // batch_size)   # rounded up
    return model.fit(batches(x_train, y_train, batch_size), steps_per_epoch=steps, epochs=epochs, verbose=0)
