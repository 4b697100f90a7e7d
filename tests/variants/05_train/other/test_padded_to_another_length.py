import numpy as np
from keras.datasets import imdb
from keras.layers import Dense, Embedding, LSTM
from keras.models import Sequential
from keras.preprocessing.sequence import pad_sequences


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (x_train, y_train), (x_test, y_test) = imdb.load_data(path=path, num_words=top_words)
    x_train = pad_sequences(x_train, maxlen=max_review_length)
    x_test = pad_sequences(x_test)
    return (x_train, y_train), (x_test, y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    """Embedding, LSTM and one output."""
    model = Sequential([
        Embedding(input_dim=top_words, output_dim=embedding_vector_length, mask_zero=True),
        LSTM(100),
        Dense(1, activation="sigmoid"),
    ])
    model.build((None, max_review_length))
    model.compile(optimizer="Adam", loss="binary_crossentropy", metrics=["binary_accuracy"])
    print(model.summary())
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    x = np.asarray(x_train)
    y = np.asarray(y_train)
    result = model.fit(x, y, batch_size, epochs)
    return result
