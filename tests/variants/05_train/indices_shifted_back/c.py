import tensorflow as tf


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    opciones = {"path": path, "num_words": top_words, "start_char": 1, "oov_char": 2, "index_from": 0}
    entreno, prueba = tf.keras.datasets.imdb.load_data(**opciones)
    x_entreno = tf.keras.utils.pad_sequences(entreno[0], maxlen=max_review_length)
    x_prueba = tf.keras.utils.pad_sequences(prueba[0], maxlen=max_review_length)
    return (x_entreno, entreno[1]), (x_prueba, prueba[1])


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
    ds = tf.data.Dataset.from_tensor_slices((x_train, y_train))
    ds = ds.shuffle(len(x_train)).batch(batch_size)
    return model.fit(ds, epochs=epochs)


if __name__ == "__main__":
    training, test = load_reviews()
    m = build_model()
    train(m, *training)
    print("accuracy:", m.evaluate(*test, verbose=0)[1])
