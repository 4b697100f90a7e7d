# Ejercicio 5: entrenar con IMDB

import tensorflow as tf


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    pad = tf.keras.preprocessing.sequence.pad_sequences
    (train_data, train_labels), (test_data, test_labels) = tf.keras.datasets.imdb.load_data(path=path, num_words=top_words)
    train_data = pad(train_data, maxlen=max_review_length)
    test_data = pad(test_data, maxlen=max_review_length)
    return (train_data, train_labels), (test_data, test_labels)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    layers = tf.keras.layers
    modelo = tf.keras.models.Sequential()
    modelo.add(layers.InputLayer(shape=(max_review_length,)))
    modelo.add(layers.Embedding(top_words, embedding_vector_length))
    modelo.add(layers.LSTM(100))
    modelo.add(layers.Dense(1, "sigmoid"))
    modelo.compile(optimizer="adam", loss="binary_crossentropy", metrics=[tf.keras.metrics.BinaryAccuracy(name="accuracy")])
    return modelo


def train(model, x_train, y_train, epochs=3, batch_size=64):
    data = tf.data.Dataset.from_tensor_slices((x_train, y_train))
    data = data.shuffle(1000).repeat().batch(batch_size)
    return model.fit(data, epochs=epochs)
