import tensorflow as tf


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    imdb = tf.keras.datasets.imdb
    (x_train, y_train), (x_test, y_test) = imdb.load_data(path=path, num_words=top_words)
    x_train = tf.keras.utils.pad_sequences(x_train, maxlen=max_review_length)
    x_test = tf.keras.utils.pad_sequences(x_test, maxlen=max_review_length)
    return (x_train, y_train), (x_test, y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = tf.keras.Sequential()
    model.add(tf.keras.Input((max_review_length,)))
    model.add(tf.keras.layers.Embedding(top_words, 32))
    model.add(tf.keras.layers.LSTM(100))
    model.add(tf.keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    ds = tf.data.Dataset.from_tensor_slices((x_train, y_train))
    ds = ds.shuffle(len(x_train)).batch(batch_size)
    return model.fit(ds, epochs=epochs)
