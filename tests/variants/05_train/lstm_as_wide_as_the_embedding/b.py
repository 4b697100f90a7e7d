import tensorflow as tf


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    # cargar las críticas
    (x_entreno, y_entreno), (x_prueba, y_prueba) = tf.keras.datasets.imdb.load_data(path=path, num_words=top_words)

    # rellenar con ceros
    x_entreno = tf.keras.utils.pad_sequences(x_entreno, max_review_length)
    x_prueba = tf.keras.utils.pad_sequences(x_prueba, max_review_length)
    return (x_entreno, y_entreno.astype("float32")), (x_prueba, y_prueba.astype("float32"))


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    inp = tf.keras.Input(shape=(max_review_length,))
    emb = tf.keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=True)
    lstm = tf.keras.layers.LSTM(units=emb.output_dim)
    out = tf.keras.layers.Dense(1, activation="sigmoid")(lstm(emb(inp)))
    model = tf.keras.Model(inp, out)
    model.compile(optimizer="adam", loss=tf.keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    settings = {"epochs": epochs, "batch_size": batch_size, "shuffle": True, "verbose": 2}
    return model.fit(x_train, y_train, **settings)


if __name__ == "__main__":
    training, test = load_reviews()
    m = build_model()
    train(m, *training)
    print("accuracy:", m.evaluate(*test, verbose=0)[1])
