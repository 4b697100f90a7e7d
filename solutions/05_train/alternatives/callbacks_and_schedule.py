import time

import keras
from keras import Sequential, layers, optimizers
from keras.callbacks import Callback, LambdaCallback
from keras.datasets.imdb import load_data
from keras.preprocessing.sequence import pad_sequences


class Stopwatch(Callback):
    def on_epoch_begin(self, epoch, logs=None):
        self.start = time.perf_counter()

    def on_epoch_end(self, epoch, logs=None):
        print(f"epoch {epoch + 1}: {time.perf_counter() - self.start:.1f} s")


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    train_data, test_data = load_data(path=path, num_words=top_words)
    return tuple((pad_sequences(x, maxlen=max_review_length), y) for x, y in (train_data, test_data))


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    rate = optimizers.schedules.ExponentialDecay(0.001, decay_steps=1000, decay_rate=0.96)
    model = Sequential(name="classifier")
    model.add(layers.InputLayer(shape=(max_review_length,)))
    model.add(layers.Embedding(top_words, embedding_vector_length, mask_zero=True))
    model.add(layers.LSTM(100, return_sequences=False))
    model.add(layers.Dense(1, "sigmoid"))
    model.compile(optimizer=optimizers.Adam(rate), loss=keras.losses.BinaryCrossentropy(), metrics=["accuracy", keras.metrics.AUC()])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    losses = []
    remember = LambdaCallback(on_epoch_end=lambda epoch, logs: losses.append(logs["loss"]))
    history = model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, verbose=0, callbacks=[Stopwatch(), remember])
    print("losses:", losses)
    return history
