import tensorflow as tf


def compile_model(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (x_train, y_train), (x_test, y_test) = tf.keras.datasets.imdb.load_data(path=path, num_words=top_words)
    pad = tf.keras.utils.pad_sequences
    return (pad(x_train, max_review_length), y_train), (pad(x_test, max_review_length), y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = tf.keras.Sequential()
    model.add(tf.keras.Input((max_review_length,)))
    model.add(tf.keras.layers.Embedding(top_words, embedding_vector_length))
    model.add(tf.keras.layers.LSTM(100))
    model.add(tf.keras.layers.Dense(1, activation="sigmoid"))
    return compile_model(model)


def train(model, x_train, y_train, epochs=3, batch_size=64):
    model = compile_model(model)
    return model.fit(x_train, y_train, batch_size, epochs)
