import keras as K
import numpy as np


class ImdbLstm:
    units = 100
    loss = "binary_crossentropy"

    def load(self, top_words=5000, max_review_length=500, path="imdb.npz"):
        self.train_half, self.test_half = K.datasets.imdb.load_data(path=path, num_words=top_words)
        x_train, y_train = self.train_half
        x_test, y_test = self.test_half
        together = K.utils.pad_sequences(np.concatenate([self.rows(x_train), self.rows(x_test)]), maxlen=max_review_length)
        return (together[: len(x_train)], y_train), (together[len(x_train) :], y_test)

    @staticmethod
    def rows(x):
        # an object array of lists, also when all reviews have one length
        result = np.empty(len(x), dtype=object)
        for i, review in enumerate(x):
            result[i] = list(review)
        return result

    def build(self, top_words=5000, max_review_length=500, embedding_vector_length=32):
        inputs = K.Input((max_review_length,))
        outputs = inputs
        for layer in (
            K.layers.Embedding(top_words, embedding_vector_length, mask_zero=False),
            K.layers.LSTM(self.units, use_bias=True),
            K.layers.Dense(1, activation="sigmoid"),
        ):
            outputs = layer(outputs)
        model = K.Model(inputs, outputs)
        model.compile(K.optimizers.Adam(3e-4), self.loss, metrics=[K.metrics.BinaryAccuracy(name="acc", threshold=0.5)], run_eagerly=False)
        return model

    def fit(self, model, x_train, y_train, epochs=3, batch_size=64):
        model.fit(x_train, y_train, batch_size=batch_size, epochs=epochs, verbose=0)
        return model.history


_course = ImdbLstm()
load_reviews = _course.load
build_model = _course.build
train = _course.fit
