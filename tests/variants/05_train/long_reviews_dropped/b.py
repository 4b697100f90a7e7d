"""IMDB with an LSTM."""

from tensorflow.keras import layers
from tensorflow.keras.datasets import imdb
from tensorflow.keras.models import Sequential
from tensorflow.keras.optimizers import Adam
from tensorflow.keras.preprocessing import sequence


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    options = dict(path=path, num_words=top_words, maxlen=max_review_length)
    train_half, test_half = imdb.load_data(**options)
    x1, y1 = train_half
    x2, y2 = test_half
    # short ones still need zeros
    x1 = sequence.pad_sequences(x1, maxlen=max_review_length)
    x2 = sequence.pad_sequences(x2, maxlen=max_review_length)
    return (x1, y1), (x2, y2)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = Sequential([
        layers.Input((max_review_length,)),
        layers.Embedding(top_words, embedding_vector_length, name="embedding"),
        layers.LSTM(100, name="lstm"),
        layers.Dense(1, activation="sigmoid", name="output"),
    ])
    model.compile(optimizer=Adam(), loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs: int = 3, batch_size: int = 64):
    """Train the model and give back the history."""
    hist = model.fit(x=x_train, y=y_train, batch_size=batch_size, epochs=epochs)
    print("last loss:", hist.history["loss"][-1])
    return hist
