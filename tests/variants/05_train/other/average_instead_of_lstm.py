import tensorflow as tf


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    # cargar las críticas
    (x_entreno, y_entreno), (x_prueba, y_prueba) = tf.keras.datasets.imdb.load_data(path=path, num_words=top_words)

    # rellenar con ceros
    x_entreno = tf.keras.utils.pad_sequences(x_entreno, max_review_length)
    x_prueba = tf.keras.utils.pad_sequences(x_prueba, max_review_length)
    return (x_entreno, y_entreno.astype("float32")), (x_prueba, y_prueba.astype("float32"))


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    inputs = tf.keras.Input((max_review_length,))
    x = tf.keras.layers.Embedding(top_words, embedding_vector_length)(inputs)
    x = tf.keras.layers.GlobalAveragePooling1D()(x)
    outputs = tf.keras.layers.Dense(1, activation="sigmoid")(x)
    model = tf.keras.Model(inputs, outputs)
    model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    ds = tf.data.Dataset.from_tensor_slices((x_train, y_train))
    ds = ds.shuffle(len(x_train)).batch(batch_size)
    return model.fit(ds, epochs=epochs)
