from tensorflow.keras.preprocessing import sequence
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, Embedding, Input, LSTM
from tensorflow.keras.datasets import imdb


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (X_train, y_train), (X_test, y_test) = imdb.load_data(path=path, num_words=top_words)
    # all reviews must have the same length
    X_train = sequence.pad_sequences(X_train, maxlen=max_review_length)
    X_test = sequence.pad_sequences(X_test, maxlen=max_review_length)
    return (X_train, y_train), (X_test, y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = Sequential()
    model.add(Input((max_review_length,)))
    model.add(Embedding(top_words, embedding_vector_length))
    model.add(LSTM(1))
    model.add(Dense(100, activation="sigmoid"))
    model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    # entrenar con todos los datos
    historial = model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, verbose="auto")
    for epoca, perdida in enumerate(historial.history["loss"], start=1):
        print(f"época {epoca}: {perdida:.3f}")
    return historial
