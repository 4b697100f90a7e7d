from keras.datasets import imdb
from keras.layers import Dense, Embedding, Input, LSTM
from keras.models import Sequential
from keras.preprocessing import sequence


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (X_train, y_train), (X_test, y_test) = imdb.load_data(path=path, num_words=top_words)
    # all reviews must have the same length
    X_train = sequence.pad_sequences(X_train, maxlen=max_review_length)
    X_test = sequence.pad_sequences(X_test, maxlen=max_review_length)
    return (X_train, y_train), (X_test, y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = Sequential()
    model.add(Input(shape=(max_review_length,)))
    model.add(Embedding(top_words, embedding_vector_length))
    model.add(LSTM(100))
    model.add(Dense(1, activation="sigmoid"))
    model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, n_epochs=3, batch=64):
    return model.fit(x_train, y_train, epochs=n_epochs, batch_size=batch)


if __name__ == "__main__":
    training, test = load_reviews()
    m = build_model()
    train(m, *training)
    print("accuracy:", m.evaluate(*test, verbose=0)[1])
