import tensorflow as tf


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    # cargar las críticas
    (x_entreno, y_entreno), (x_prueba, y_prueba) = tf.keras.datasets.imdb.load_data(path=path, num_words=top_words)

    # rellenar con ceros
    x_entreno = tf.keras.utils.pad_sequences(x_entreno, max_review_length)
    x_prueba = tf.keras.utils.pad_sequences(x_prueba, max_review_length)
    return (x_entreno, y_entreno.astype("float32")), (x_prueba, y_prueba.astype("float32"))


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = tf.keras.Sequential([
        tf.keras.Input((max_review_length,)),
        tf.keras.layers.Embedding(top_words, embedding_vector_length),
        tf.keras.layers.LSTM(100),
        tf.keras.layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(optimizer=tf.keras.optimizers.Adam, loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs: int = 3, batch_size: int = 64):
    """Train the model and give back the history."""
    hist = model.fit(x=x_train, y=y_train, batch_size=batch_size, epochs=epochs)
    print("last loss:", hist.history["loss"][-1])
    return hist
