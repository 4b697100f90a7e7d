import numpy as np
from keras.datasets import imdb
from keras.layers import Dense, Embedding, Input, LSTM
from keras.losses import BinaryCrossentropy
from keras.models import Model
from keras.optimizers import Adam
from keras.preprocessing import sequence


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (X_train, y_train), (X_test, y_test) = imdb.load_data(path=path, nb_words=top_words)
    X_train = sequence.pad_sequences(X_train, maxlen=max_review_length)
    X_test = sequence.pad_sequences(X_test, maxlen=max_review_length)
    return (X_train, y_train), (X_test, y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    review = Input((max_review_length,))
    vectors = Embedding(top_words, embedding_vector_length)(review)
    memory = LSTM(100)(vectors)
    answer = Dense(1, activation="sigmoid")(memory)
    model = Model(inputs=review, outputs=answer)
    model.compile(optimizer=Adam(learning_rate=1e-3), loss=BinaryCrossentropy(), metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    x = np.asarray(x_train)
    y = np.asarray(y_train)
    result = model.fit(x, y, batch_size, epochs)
    return result
