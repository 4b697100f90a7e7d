import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    train_data, test_data = keras.datasets.imdb.load_data(path, num_words=top_words)
    x_train, y_train = train_data
    x_test, y_test = test_data
    x_train = tf.keras.preprocessing.sequence.pad_sequences(x_train, maxlen=max_review_length)
    x_test = tf.keras.preprocessing.sequence.pad_sequences(x_test, maxlen=max_review_length)
    return (x_train, y_train), (x_test, y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = keras.Sequential([
        layers.Embedding(top_words, embedding_vector_length),
        layers.LSTM(100),
        layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(optimizer=keras.optimizers.Adam(), loss=keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    return model.fit(x_train, y_train, batch_size=batch_size, epochs=epochs, verbose=0)
