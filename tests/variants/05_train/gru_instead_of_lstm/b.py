from tensorflow.keras.datasets import imdb
from tensorflow.keras.layers import Dense, Embedding, GRU, Input
from tensorflow.keras.losses import BinaryCrossentropy
from tensorflow.keras.models import Model
from tensorflow.keras.optimizers import Adam
from tensorflow.keras.preprocessing.sequence import pad_sequences


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (x_train, y_train), (x_test, y_test) = imdb.load_data(path=path, num_words=top_words)
    x_train = pad_sequences(x_train, maxlen=max_review_length)
    x_test = pad_sequences(x_test, maxlen=max_review_length)
    return (x_train, y_train), (x_test, y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    x_in = Input((max_review_length,), dtype="int32")
    x = Embedding(top_words, embedding_vector_length, mask_zero=True)(x_in)
    x = GRU(units=100)(x)  # faster than an LSTM
    x = Dense(1, activation="sigmoid")(x)
    model = Model(x_in, x)
    model.compile(loss=BinaryCrossentropy(), optimizer=Adam(), metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    settings = {"epochs": epochs, "batch_size": batch_size, "shuffle": True, "verbose": 2}
    return model.fit(x_train, y_train, **settings)
