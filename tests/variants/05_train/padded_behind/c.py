import tensorflow as tf


def load_reviews(top_words: int = 5000, max_review_length: int = 500, path: str = "imdb.npz"):
    datos = tf.keras.datasets.imdb.load_data(path=path, num_words=top_words)
    mitades = []
    for criticas, etiquetas in datos:
        criticas = tf.keras.preprocessing.sequence.pad_sequences(criticas, max_review_length, "int32", "post", value=0)
        mitades.append((criticas, etiquetas))
    return mitades[0], mitades[1]


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = tf.keras.Sequential([
        tf.keras.Input(shape=(max_review_length,)),
        tf.keras.layers.Embedding(top_words, embedding_vector_length),
        tf.keras.layers.LSTM(100),
        tf.keras.layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    ds = tf.data.Dataset.from_tensor_slices((x_train, y_train))
    ds = ds.shuffle(len(x_train)).batch(batch_size)
    return model.fit(ds, epochs=epochs)
