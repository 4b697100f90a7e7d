import tensorflow as tf


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (x_train, y_train), (x_test, y_test) = tf.keras.datasets.imdb.load_data(path=path, num_words=top_words)
    x_train = tf.keras.utils.pad_sequences(x_train, maxlen=max_review_length, truncating="post")
    x_test = tf.keras.utils.pad_sequences(x_test, maxlen=max_review_length, truncating="post")
    return (x_train, y_train), (x_test, y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    inp = tf.keras.layers.Input(shape=(max_review_length,))
    h = tf.keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=True)(inp)
    h = tf.keras.layers.LSTM(100)(h)
    out = tf.keras.layers.Dense(1, activation=tf.nn.sigmoid)(h)
    model = tf.keras.Model(inp, out)
    model.compile(optimizer=tf.keras.optimizers.Adam(1e-3), loss=tf.keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    ds = tf.data.Dataset.from_tensor_slices((x_train, y_train))
    ds = ds.shuffle(len(x_train)).batch(batch_size)
    return model.fit(ds, epochs=epochs)
