import numpy as np
from keras.datasets import imdb
from keras.layers import Dense, Embedding, Input, LSTM
from keras.models import Model
from keras.utils import pad_sequences


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    def same_length(seqs):
        return pad_sequences(list(seqs), maxlen=max_review_length, padding="pre", truncating="pre", dtype="int32")

    (a, la), (b, lb) = imdb.load_data(num_words=top_words, path=path)
    return (same_length(a), np.array(la)), (same_length(b), np.array(lb))


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    inputs = Input(shape=(max_review_length,))
    x = Embedding(top_words, embedding_vector_length, mask_zero=True)(inputs)
    x = LSTM(100)(x)
    outputs = Dense(1, activation="sigmoid")(x)
    model = Model(inputs, outputs)
    model.summary()
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    return model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size)


if __name__ == "__main__":
    (x_train, y_train), (x_test, y_test) = load_reviews()
    model = build_model()
    train(model, x_train, y_train)
    print(model.evaluate(x_test, y_test))
