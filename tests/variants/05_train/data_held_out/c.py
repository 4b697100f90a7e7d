from tensorflow.keras.datasets import imdb
from tensorflow.keras.layers import Dense, Embedding, Input, LSTM
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
    review = Input((max_review_length,))
    vectors = Embedding(top_words, embedding_vector_length)(review)
    memory = LSTM(100)(vectors)
    answer = Dense(1, activation="sigmoid")(memory)
    model = Model(inputs=review, outputs=answer)
    model.compile(optimizer=Adam(learning_rate=1e-3), loss=BinaryCrossentropy(), metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    n_val = len(x_train) // 5
    x_val, y_val = x_train[:n_val], y_train[:n_val]
    x_rest, y_rest = x_train[n_val:], y_train[n_val:]
    return model.fit(x_rest, y_rest, epochs=epochs, batch_size=batch_size, validation_data=(x_val, y_val))
