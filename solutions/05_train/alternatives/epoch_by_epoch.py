import keras
from keras import layers
from keras.callbacks import History


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    """The two halves, padded."""
    halves = []
    for x, y in keras.datasets.imdb.load_data(path=path, num_words=top_words):
        halves.append((keras.utils.pad_sequences(x, maxlen=max_review_length), y))
    return tuple(halves)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    model = keras.Sequential()
    model.add(layers.Embedding(top_words, embedding_vector_length))
    model.add(layers.LSTM(100))
    model.add(layers.Dense(1))
    model.add(layers.Activation(activation="sigmoid"))
    model.build(input_shape=(None, max_review_length))
    model.compile(optimizer=keras.optimizers.get("adam"), loss=keras.losses.get("binary_crossentropy"), metrics=["acc"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    # one epoch at a time, to look at the numbers in between; the same History collects them all
    history = History()
    for epoch in range(epochs):
        model.fit(x_train, y_train, batch_size=batch_size, initial_epoch=epoch, epochs=epoch + 1, callbacks=[history], verbose=0)
        print("epoch", epoch + 1, "of", epochs, {name: values[-1] for name, values in history.history.items()})
    history.epoch = list(range(epochs))
    return history
