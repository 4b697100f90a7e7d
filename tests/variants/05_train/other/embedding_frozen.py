import keras


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    train_half, test_half = keras.datasets.imdb.load_data(path, num_words=top_words)
    result = []
    for x, y in (train_half, test_half):
        result.append((keras.utils.pad_sequences(x, max_review_length), y))
    return tuple(result)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = keras.Sequential([
        keras.Input((max_review_length,)),
        keras.layers.Embedding(top_words, embedding_vector_length, trainable=False),
        keras.layers.LSTM(100),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64) -> keras.callbacks.History:
    print(f"Training on {len(x_train)} reviews")
    history = model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, shuffle=True)
    print("done")
    return history


if __name__ == "__main__":
    training, test = load_reviews()
    m = build_model()
    train(m, *training)
    print("accuracy:", m.evaluate(*test, verbose=0)[1])
