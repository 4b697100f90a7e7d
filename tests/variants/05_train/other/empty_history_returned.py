import keras


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    train_half, test_half = keras.datasets.imdb.load_data(path, num_words=top_words)
    result = []
    for x, y in (train_half, test_half):
        result.append((keras.utils.pad_sequences(x, max_review_length), y))
    return tuple(result)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    emb = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=True)
    lstm = keras.layers.LSTM(100)
    out = keras.layers.Dense(1, activation=keras.activations.sigmoid)
    model = keras.Sequential([emb, lstm, out])
    model.build(input_shape=(None, max_review_length))
    model.compile(loss=keras.losses.binary_crossentropy, optimizer=keras.optimizers.Adam(), metrics=["acc"])
    model.summary()
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    history = keras.callbacks.History()
    for epoch in range(epochs):
        for start in range(0, len(x_train), batch_size):
            model.train_on_batch(x_train[start:start + batch_size], y_train[start:start + batch_size])
    return history
