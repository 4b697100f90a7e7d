import tensorflow as tf


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    imdb = tf.keras.datasets.imdb
    (x_train, y_train), (x_test, y_test) = imdb.load_data(path=path, num_words=top_words)
    x_train = tf.keras.utils.pad_sequences(x_train, maxlen=max_review_length)
    x_test = tf.keras.utils.pad_sequences(x_test, maxlen=max_review_length)
    return (x_train, y_train), (x_test, y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    i = tf.keras.Input((max_review_length,), dtype="int32")
    e = tf.keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=True)(i)
    l = tf.keras.layers.LSTM(100)(e)
    o = tf.keras.layers.Dense(1, activation="sigmoid")(l)
    model = tf.keras.Model(inputs=i, outputs=o)
    model.compile(optimizer="adam", loss="mean_squared_error", metrics=["acc"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    ds = tf.data.Dataset.from_tensor_slices((x_train, y_train))
    ds = ds.shuffle(len(x_train)).batch(batch_size)
    return model.fit(ds, epochs=epochs)
