# Ejercicio 5: entrenar con IMDB

import keras


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (x_train, y_train), (x_test, y_test) = keras.datasets.imdb.load_data(path=path, num_words=top_words)
    x_train = keras.utils.pad_sequences(x_train, maxlen=500)
    x_test = keras.utils.pad_sequences(x_test, maxlen=500)
    return (x_train, y_train), (x_test, y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    emb = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=True)
    lstm = keras.layers.LSTM(100)
    out = keras.layers.Dense(1, activation=keras.activations.sigmoid)
    model = keras.Sequential([emb, lstm, out])
    model.build(input_shape=(None, max_review_length))
    model.compile(loss=keras.losses.binary_crossentropy, optimizer=keras.optimizers.Adam(), metrics=["acc"])
    model.summary()
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    history = model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, verbose=0)
    return history
