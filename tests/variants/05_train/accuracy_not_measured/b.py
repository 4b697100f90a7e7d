import numpy as np
from tensorflow.keras.datasets import imdb
from tensorflow.keras.layers import Dense, Embedding, Input, LSTM
from tensorflow.keras.losses import BinaryCrossentropy
from tensorflow.keras.models import Model
from tensorflow.keras.optimizers import Adam
from tensorflow.keras.utils import pad_sequences


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    def same_length(seqs):
        return pad_sequences(list(seqs), maxlen=max_review_length, padding="pre", truncating="pre", dtype="int32")

    (a, la), (b, lb) = imdb.load_data(num_words=top_words, path=path)
    return (same_length(a), np.array(la)), (same_length(b), np.array(lb))


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    seq_in = Input((max_review_length,), dtype="int32")
    seq = Embedding(top_words, embedding_vector_length, mask_zero=True)(seq_in)
    seq = LSTM(100)(seq)
    prob = Dense(1, activation="sigmoid")(seq)
    model = Model(seq_in, prob)
    model.compile(optimizer=Adam(learning_rate=0.001), loss=BinaryCrossentropy(), metrics=[])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    # entrenar con todos los datos
    historial = model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, verbose="auto")
    for epoca, perdida in enumerate(historial.history["loss"], start=1):
        print(f"época {epoca}: {perdida:.3f}")
    return historial


if __name__ == "__main__":
    (x_train, y_train), (x_test, y_test) = load_reviews()
    model = build_model()
    train(model, x_train, y_train)
    print(model.evaluate(x_test, y_test))
