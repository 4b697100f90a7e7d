from tensorflow.keras.datasets import imdb
from tensorflow.keras.layers import Dense, Embedding, LSTM
from tensorflow.keras.models import Sequential
from tensorflow.keras.utils import pad_sequences


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (x_train, y_train), (x_test, y_test) = imdb.load_data(path=path, num_words=top_words)
    x_train = pad_sequences(x_train, maxlen=max_review_length).astype(str)
    x_test = pad_sequences(x_test, maxlen=max_review_length).astype(str)
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


def train(model, x_train, y_train, epochs: int = 3, batch_size: int = 64):
    """Train the model and give back the history."""
    hist = model.fit(x=x_train, y=y_train, batch_size=batch_size, epochs=epochs)
    print("last loss:", hist.history["loss"][-1])
    return hist
