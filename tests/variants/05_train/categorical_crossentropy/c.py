from tensorflow.keras.datasets import imdb
from tensorflow.keras.layers import Activation, Dense, Embedding, LSTM
from tensorflow.keras.losses import categorical_crossentropy
from tensorflow.keras.models import Sequential
from tensorflow.keras.optimizers import Adam
from tensorflow.keras.preprocessing import sequence


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (X_train, y_train), (X_test, y_test) = imdb.load_data(path=path, num_words=top_words)
    # all reviews must have the same length
    X_train = sequence.pad_sequences(X_train, maxlen=max_review_length)
    X_test = sequence.pad_sequences(X_test, maxlen=max_review_length)
    return (X_train, y_train), (X_test, y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = Sequential()
    model.add(Embedding(input_dim=top_words, output_dim=embedding_vector_length, mask_zero=True))
    model.add(LSTM(100))
    model.add(Dense(1))
    model.add(Activation("sigmoid"))
    model.build((None, max_review_length))
    model.compile(loss=categorical_crossentropy, optimizer=Adam(0.001), metrics=["binary_accuracy"])
    return model


def train(model, x_train, y_train, epochs: int = 3, batch_size: int = 64):
    """Train the model and give back the history."""
    hist = model.fit(x=x_train, y=y_train, batch_size=batch_size, epochs=epochs)
    print("last loss:", hist.history["loss"][-1])
    return hist
