import keras
from keras import layers
from keras.datasets import imdb


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    def pad(reviews):
        return keras.utils.pad_sequences(reviews, maxlen=max_review_length)

    (x_train, y_train), (x_test, y_test) = imdb.load_data(path=path, num_words=top_words)
    return (pad(x_train), y_train), (pad(x_test), y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    inputs = keras.Input(shape=(max_review_length,), dtype="int32")
    x = layers.Embedding(top_words, embedding_vector_length)(inputs)
    x = layers.LSTM(100)(x)
    outputs = layers.Dense(1)(x)
    model = keras.Model(inputs, outputs)
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    history = model.fit(x=x_train, y=y_train, batch_size=batch_size, epochs=epochs, verbose=2)
    return history
