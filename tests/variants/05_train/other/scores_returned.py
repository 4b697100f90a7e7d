"""IMDB with an LSTM."""

from keras.datasets import imdb
from keras.layers import Dense, Embedding, Input, LSTM
from keras.losses import BinaryCrossentropy
from keras.models import Model
from keras.optimizers import Adam
from keras.utils import pad_sequences


def load_reviews(top_words: int = 5000, max_review_length: int = 500, path: str = "imdb.npz"):
    train_set, test_set = imdb.load_data(path, top_words)
    return [(pad_sequences(reviews, maxlen=max_review_length), labels) for reviews, labels in (train_set, test_set)]


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    review = Input((max_review_length,))
    vectors = Embedding(top_words, embedding_vector_length)(review)
    memory = LSTM(100)(vectors)
    answer = Dense(1, activation="sigmoid")(memory)
    model = Model(inputs=review, outputs=answer)
    model.compile(optimizer=Adam(learning_rate=1e-3), loss=BinaryCrossentropy(), metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, verbose=0)
    loss, accuracy = model.evaluate(x_train, y_train, verbose=0)
    return accuracy
