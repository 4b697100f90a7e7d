from keras import layers
from keras.datasets import imdb
from keras.models import Sequential
from keras.optimizers import Adam
from keras.utils import pad_sequences


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (x_train, y_train), (x_test, y_test) = imdb.load_data(path=path, num_words=top_words)
    return {
        "train": (pad_sequences(x_train, maxlen=max_review_length), y_train),
        "test": (pad_sequences(x_test, maxlen=max_review_length), y_test),
    }


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
    history = model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, verbose=0)
    return history
