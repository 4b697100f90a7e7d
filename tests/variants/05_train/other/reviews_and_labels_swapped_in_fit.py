from keras.datasets import imdb
from keras.layers import Dense, Embedding, LSTM
from keras.models import Sequential
from keras.preprocessing import sequence


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (X_train, y_train), (X_test, y_test) = imdb.load_data(path=path, num_words=top_words)
    # all reviews must have the same length
    X_train = sequence.pad_sequences(X_train, maxlen=max_review_length)
    X_test = sequence.pad_sequences(X_test, maxlen=max_review_length)
    return (X_train, y_train), (X_test, y_test)


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
    return model.fit(y_train, x_train, epochs=epochs, batch_size=batch_size)
