import keras
import numpy as np


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    train_half, test_half = keras.datasets.imdb.load_data(path, num_words=top_words)
    result = []
    for x, y in (train_half, test_half):
        result.append((keras.utils.pad_sequences(x, max_review_length), y))
    return tuple(result)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    inputs = keras.Input(shape=(max_review_length,))
    x = keras.layers.Embedding(top_words, embedding_vector_length)(inputs)
    x = keras.layers.LSTM(100)(x)
    x = keras.layers.Dropout(0.5)(x)  # against overfitting
    outputs = keras.layers.Dense(1, activation="sigmoid")(x)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer=keras.optimizers.Adam(), loss=keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    x = np.asarray(x_train)
    y = np.asarray(y_train)
    result = model.fit(x, y, batch_size, epochs)
    return result


if __name__ == "__main__":
    (x_train, y_train), (x_test, y_test) = load_reviews()
    model = build_model()
    train(model, x_train, y_train)
    print(model.evaluate(x_test, y_test))
