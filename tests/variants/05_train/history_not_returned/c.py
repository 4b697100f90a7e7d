# Ejercicio 5: entrenar con IMDB

from keras import layers
from keras.datasets import imdb
from keras.models import Sequential
from keras.optimizers import Adam
from keras.preprocessing import sequence


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (X_train, y_train), (X_test, y_test) = imdb.load_data(path=path, num_words=top_words)
    # all reviews must have the same length
    X_train = sequence.pad_sequences(X_train, maxlen=max_review_length)
    X_test = sequence.pad_sequences(X_test, maxlen=max_review_length)
    return (X_train, y_train), (X_test, y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = Sequential([
        layers.Input((max_review_length,)),
        layers.Embedding(top_words, embedding_vector_length, name="embedding"),
        layers.LSTM(100, name="lstm"),
        layers.Dense(1, activation="sigmoid", name="output"),
    ])
    model.compile(optimizer=Adam(), loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    h = model.fit(x=x_train, y=y_train, batch_size=batch_size, epochs=epochs)
    return print("loss per epoch:", h.history["loss"])


if __name__ == "__main__":
    training, test = load_reviews()
    m = build_model()
    train(m, *training)
    print("accuracy:", m.evaluate(*test, verbose=0)[1])
