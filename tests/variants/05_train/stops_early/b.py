import tensorflow as tf


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    pad = tf.keras.preprocessing.sequence.pad_sequences
    (train_data, train_labels), (test_data, test_labels) = tf.keras.datasets.imdb.load_data(path=path, num_words=top_words)
    train_data = pad(train_data, maxlen=max_review_length)
    test_data = pad(test_data, maxlen=max_review_length)
    return (train_data, train_labels), (test_data, test_labels)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    inp = tf.keras.layers.Input(shape=(max_review_length,))
    h = tf.keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=True)(inp)
    h = tf.keras.layers.LSTM(100)(h)
    out = tf.keras.layers.Dense(1, activation=tf.nn.sigmoid)(h)
    model = tf.keras.Model(inp, out)
    model.compile(optimizer=tf.keras.optimizers.Adam(1e-3), loss=tf.keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
    return model


class StopWhenGood(tf.keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        if logs["loss"] < 0.75:
            print("good enough, stopping")
            self.model.stop_training = True


def train(model, x_train, y_train, epochs=3, batch_size=64):
    history = model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size, callbacks=[StopWhenGood()])
    return history


if __name__ == "__main__":
    training, test = load_reviews()
    m = build_model()
    train(m, *training)
    print("accuracy:", m.evaluate(*test, verbose=0)[1])
