"""Exercise 5."""

import tensorflow as tf


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    # cargar las críticas
    (x_entreno, y_entreno), (x_prueba, y_prueba) = tf.keras.datasets.imdb.load_data(path=path, num_words=top_words)

    # rellenar con ceros
    x_entreno = tf.keras.utils.pad_sequences(x_entreno, max_review_length)
    x_prueba = tf.keras.utils.pad_sequences(x_prueba, max_review_length)
    return (x_entreno, y_entreno.astype("float32")), (x_prueba, y_prueba.astype("float32"))


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    layers = tf.keras.layers
    modelo = tf.keras.models.Sequential()
    modelo.add(layers.InputLayer(shape=(max_review_length,)))
    modelo.add(layers.Embedding(top_words, embedding_vector_length))
    modelo.add(layers.LSTM(100))
    modelo.add(layers.Dense(1, "sigmoid"))
    modelo.compile(optimizer="adam", loss="binary_crossentropy", metrics=[tf.keras.metrics.BinaryAccuracy(name="accuracy")])
    return modelo


BATCH = 64


def train(model, x_train, y_train, epochs=3, batch_size=BATCH):
    dataset = tf.data.Dataset.from_tensor_slices((x_train, y_train)).shuffle(len(x_train)).batch(BATCH)
    return model.fit(dataset, epochs=epochs)
