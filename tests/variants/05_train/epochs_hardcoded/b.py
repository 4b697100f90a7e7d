"""Exercise 5."""

from keras.datasets import imdb
from keras.layers import Dense, Embedding, Input, LSTM
from keras.models import Sequential
from keras.utils import pad_sequences


def load_reviews(top_words: int = 5000, max_review_length: int = 500, path: str = "imdb.npz"):
    train_set, test_set = imdb.load_data(path, top_words)
    return [(pad_sequences(reviews, maxlen=max_review_length), labels) for reviews, labels in (train_set, test_set)]


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = Sequential()
    model.add(Input(shape=(max_review_length,)))
    model.add(Embedding(top_words, embedding_vector_length))
    model.add(LSTM(100))
    model.add(Dense(1, activation="sigmoid"))
    model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
    return model


EPOCHS = 3


def train(model, x_train, y_train, epochs=EPOCHS, batch_size=64):
    history = model.fit(x=x_train, y=y_train, epochs=EPOCHS, batch_size=batch_size, verbose=0)
    print("trained for", EPOCHS, "epochs")
    return history
