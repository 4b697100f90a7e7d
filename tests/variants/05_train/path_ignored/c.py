import tensorflow as tf


FILE = "imdb.npz"


def load_reviews(top_words=5000, max_review_length=500, path=FILE):
    train_set, test_set = tf.keras.datasets.imdb.load_data(FILE, top_words)
    x_train, y_train = train_set
    x_test, y_test = test_set
    x_train, x_test = [tf.keras.utils.pad_sequences(x, max_review_length) for x in (x_train, x_test)]
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
    return model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size)


if __name__ == "__main__":
    training, test = load_reviews()
    m = build_model()
    train(m, *training)
    print("accuracy:", m.evaluate(*test, verbose=0)[1])
