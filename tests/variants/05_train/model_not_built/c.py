import tensorflow as tf


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    imdb = tf.keras.datasets.imdb
    (x_train, y_train), (x_test, y_test) = imdb.load_data(path=path, num_words=top_words)
    x_train = tf.keras.utils.pad_sequences(x_train, maxlen=max_review_length)
    x_test = tf.keras.utils.pad_sequences(x_test, maxlen=max_review_length)
    return (x_train, y_train), (x_test, y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    capas = [
        tf.keras.layers.Embedding(input_dim=top_words, output_dim=embedding_vector_length, mask_zero=True),
        tf.keras.layers.LSTM(100),
        tf.keras.layers.Dense(1),
        tf.keras.layers.Activation("sigmoid"),
    ]
    model = tf.keras.Sequential(capas)
    model.compile(
        optimizer=tf.keras.optimizers.Adam(learning_rate=0.001), loss=tf.keras.losses.BinaryCrossentropy(), metrics=["accuracy"]
    )
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    settings = {"epochs": epochs, "batch_size": batch_size, "shuffle": True, "verbose": 2}
    return model.fit(x_train, y_train, **settings)
