import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (x_train, y_train), (x_test, y_test) = tf.keras.datasets.imdb.load_data(path=path, num_words=top_words)
    x_train = tf.keras.preprocessing.sequence.pad_sequences(x_train, maxlen=max_review_length, dtype="int64")
    x_test = tf.keras.preprocessing.sequence.pad_sequences(x_test, maxlen=max_review_length, dtype="int64")
    return (x_train, np.array(y_train)), (x_test, np.array(y_test))


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = tf.keras.Sequential(
        [
            tf.keras.Input(shape=(None,), dtype=tf.int64),
            layers.Embedding(input_dim=top_words, output_dim=embedding_vector_length),
            layers.LSTM(100),
            layers.Dense(1, activation=tf.nn.sigmoid),
        ]
    )
    model.compile(
        optimizer=tf.keras.optimizers.Adam(),
        loss=tf.keras.losses.binary_crossentropy,
        metrics=[tf.keras.metrics.binary_accuracy],
    )
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    dataset = tf.data.Dataset.from_tensor_slices((x_train, y_train))
    dataset = dataset.shuffle(len(x_train), seed=1).batch(batch_size).prefetch(tf.data.AUTOTUNE)
    return model.fit(dataset, epochs=epochs)
