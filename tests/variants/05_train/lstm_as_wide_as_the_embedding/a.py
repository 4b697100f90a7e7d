from keras.datasets import imdb
from keras.layers import Dense, Embedding, Input, LSTM
from keras.models import Sequential
from keras.utils import pad_sequences


def load_reviews(top_words: int = 5000, max_review_length: int = 500, path: str = "imdb.npz"):
    train_set, test_set = imdb.load_data(path, top_words)
    return [(pad_sequences(reviews, maxlen=max_review_length), labels) for reviews, labels in (train_set, test_set)]


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = Sequential([
        Input((max_review_length,)),
        Embedding(top_words, embedding_vector_length),
        LSTM(embedding_vector_length),
        Dense(1, activation="sigmoid"),
    ])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs: int = 3, batch_size: int = 64):
    """Train the model and give back the history."""
    hist = model.fit(x=x_train, y=y_train, batch_size=batch_size, epochs=epochs)
    print("last loss:", hist.history["loss"][-1])
    return hist


if __name__ == "__main__":
    training, test = load_reviews()
    m = build_model()
    train(m, *training)
    print("accuracy:", m.evaluate(*test, verbose=0)[1])
